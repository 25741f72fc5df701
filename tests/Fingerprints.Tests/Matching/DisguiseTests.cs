using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>What copies do to the picture does not hide them.</summary>
public sealed class DisguiseTests
{
    private const int Seeds = 2;

    /// <summary>Seconds that a copy lacks at the beginning, so that other frames are looked at than of the original.</summary>
    private const double Missing = 0.9;

    /// <summary>Seconds from one picture that is looked at to the next.</summary>
    private const double Sample = 0.25;

    /// <summary>Videos of the library that have nothing to do with the query.</summary>
    private const int Others = 4;

    private static readonly Dictionary<string, Func<Film, Film>> Shown = new()
    {
        ["as it is"] = film => film,
        ["cropped to 80 %"] = film => film.Cropped(0.8),
        ["cropped to 60 %"] = film => film.Cropped(0.6),
        ["mirrored"] = film => film.Mirrored(),
        ["mirrored and cropped to 80 %"] = film => film.Mirrored().Cropped(0.8),
        ["turned"] = film => film.Turned(),
        ["negative"] = film => film.Negative(),
        ["darker"] = film => film.Graded(value => 255 * Math.Pow(value / 255, 1.5)),
        ["letterboxed"] = film => film.Letterboxed(0.125),
        ["pillarboxed"] = film => film.Pillarboxed(0.3),
        ["on still ground"] = film => film.Within(Film.Blank(film.Duration, 60), 0.15, 0.2, 0.75, 0.8),
        ["picture in picture"] = film => film.Within(Film.Of(901), 0.3, 0.35, 0.9, 0.95),
        ["side by side"] = film => film.Beside(Film.Of(902)),
        ["a third covered"] = film => film.Covered(Film.Of(903), 1.0 / 3),
    };

    public static readonly TheoryData<string> Names = [.. Shown.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_copy_is_found_among_others_with_its_seconds(string disguise)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var film = Film.Of(seed);
            var index = new FingerprintIndex(new MatcherOptions());
            var library = Enumerable.Range(0, Others).ToDictionary(other => $"other {other}", other => Copies.Kept(100 + other));
            library["film"] = Copies.Kept(seed);
            foreach (var (id, fingerprint) in library)
            {
                index.Put(id, 1, fingerprint);
            }

            var copy = Shown[disguise](film.Part(Missing, film.Duration));
            var found = index.Search(copy.Analysed(), null, null, 10, id => library[id]).ShouldHaveSingleItem();

            found.VideoId.ShouldBe("film");
            found.Match.Kind.ShouldBe(MatchKind.Full);
            var segment = found.Match.Segments.ShouldHaveSingleItem();
            segment.Start.ShouldBe(0, 0.5);
            segment.End.ShouldBe(copy.Duration, 0.5);
            (segment.MatchStart - segment.Start).ShouldBe(Missing, Sample);
            segment.Speed.ShouldBe(1);
            segment.Mirrored.ShouldBe(disguise.StartsWith("mirrored", StringComparison.Ordinal));
        }
    }
}
