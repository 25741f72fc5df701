using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>What cuts and pictures say of the same seconds is put together once.</summary>
public sealed class StretchJoinerTests
{
    private static readonly LineFit SameTime = LineFit.Through(0, 0, 1);

    [Fact]
    public void Cuts_count_with_the_best_pictures_on_their_line_alone()
    {
        var film = new Timeline(Films.Film(seed: 1, cuts: 12));
        CutPair[] pairs = [.. Enumerable.Range(0, film.Cuts.Length).Select(i => new CutPair(i, i))];
        var cuts = Stretch.Create(film, film, pairs, new MatcherOptions());

        var joined = new StretchJoiner(film, film).Join(
            [cuts], [Pictures(film.Cuts[0], film.Cuts[3], nats: 30), Pictures(film.Cuts[5], film.Cuts[8], nats: 20)]);

        var withPictures = joined.Where(stretch => stretch.Pictures is not null).ToArray();
        withPictures.Select(stretch => stretch.Nats).ShouldBe([30 + cuts.Nats, 20]);
        withPictures.ShouldAllBe(stretch => stretch.Line.Equals(cuts.Line));
    }

    private static PictureStretch Pictures(double start, double end, double nats) => new(
        [new PicturePair(start, start, end, 0, default, nats)], SameTime, Geometry.Same, BlockMask.All, nats, Likeness: nats, Disagreeing: 0);
}
