using TVidz.Accuracy.Corpus;
using TVidz.Fingerprints;

namespace TVidz.Accuracy.Tests.Corpus;

public sealed class PaddingTests
{
    private readonly (string Id, Fingerprint Fingerprint)[] _videos = [.. Padding.Videos(300)];

    [Fact]
    public void The_same_count_gives_the_same_videos() =>
        Padding.Videos(300).Select(video => video.Fingerprint.SceneCuts[^1])
            .ShouldBe(_videos.Select(video => video.Fingerprint.SceneCuts[^1]));

    [Fact]
    public void Ids_are_unique_and_told_from_films()
    {
        _videos.Select(video => video.Id).ShouldBeUnique();
        _videos.ShouldAllBe(video => Padding.Has(video.Id));
        Padding.Has("film-00").ShouldBeFalse();
    }

    [Fact]
    public void Shots_are_as_long_as_those_of_film()
    {
        double[] lengths = [.. _videos.SelectMany(video =>
            video.Fingerprint.SceneCuts.Zip(video.Fingerprint.SceneCuts.Skip(1), (start, end) => end - start))];
        var mean = lengths.Average();
        mean.ShouldBe(4, 0.1);
        Math.Sqrt(lengths.Average(length => Math.Pow(length - mean, 2))).ShouldBe(1.2 * 4, 0.3);
    }
}
