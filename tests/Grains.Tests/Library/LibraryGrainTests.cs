using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Tests.Persistence;

namespace TVidz.Grains.Tests.Library;

[Collection(GrainClusterCollection.Name)]
public sealed class LibraryGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task The_duplicates_of_an_unknown_video_are_null_and_those_of_a_unique_one_none()
    {
        var unique = await cluster.Analyse(1.5, 8, 9.25, 22, 40.5);

        (await cluster.Library.GetDuplicates("unknown")).ShouldBeNull();
        (await cluster.Library.GetDuplicates(unique.VideoId)).ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_explanation_names_the_aligned_cuts_and_of_a_pair_below_the_threshold_what_is_missing()
    {
        var film = await cluster.Analyse(4, 9.5, 13, 22, 27.5, 38, 39, 46, 55);
        var copy = await cluster.Analyse(3, 8.5, 12, 21, 26.5, 37, 38, 45, 54);
        var other = await cluster.Analyse(1, 14, 15.5, 30);

        var match = await cluster.Library.Explain(copy.VideoId, film.VideoId);
        var none = await cluster.Library.Explain(other.VideoId, film.VideoId);

        match!.IsDuplicate.ShouldBeTrue();
        match.AlignedCuts.Length.ShouldBe(9);
        match.AlignedCuts.ShouldAllBe(cut => Math.Abs(cut.MatchTime - cut.Time - 1) < 0.01);
        match.Missing.ShouldBeEmpty();
        none!.IsDuplicate.ShouldBeFalse();
        none.Missing.ShouldNotBeEmpty();
        (await cluster.Library.Explain(copy.VideoId, "unknown")).ShouldBeNull();
    }

    [Fact]
    public async Task An_explanation_names_the_pictures_that_agree()
    {
        var film = await cluster.Analyse(GrainCluster.Fingerprint(60) with { Pictures = Pictures(seed: 1, start: 0) });
        var copy = await cluster.Analyse(GrainCluster.Fingerprint(70) with { Pictures = Pictures(seed: 1, start: 10) });

        var match = await cluster.Library.Explain(film.VideoId, copy.VideoId);

        match!.IsDuplicate.ShouldBeTrue();
        match.AgreeingPictures.Length.ShouldBeGreaterThan(10);
        match.AgreeingPictures.ShouldAllBe(picture => Math.Abs(picture.MatchTime - picture.Time - 10) < 0.01);
    }

    [Fact]
    public async Task A_pair_that_is_stored_as_a_match_is_explained_as_it_was_found_although_what_is_kept_shows_less()
    {
        var film = await cluster.Analyse(4.5, 11, 12, 19, 30.5, 33, 46);
        var facts = GrainCluster.NewObject();
        var attempt = await cluster.Begin(facts);
        var revision = await cluster.Video(facts.VideoId).SaveFingerprint(
            attempt, GrainCluster.Media, GrainCluster.Fingerprint(1, 14, 15.5, 30));
        var filmRevision = (await cluster.Search.Search(new SearchQuery(GrainCluster.Fingerprint(4.5, 11, 12, 19, 30.5, 33, 46))))
            .Matches.Single(match => match.VideoId == film.VideoId).Revision;
        var found = new VideoMatch(0.8, MatchKind.Partial, 0.5, 0.25, [new Segment(0, 15, 20, 35, 1, true)]);

        await cluster.Video(facts.VideoId).Complete(
            attempt, new MatchSet(revision!.Value, [new FoundMatch(film.VideoId, filmRevision, found)]));
        var explained = await cluster.Library.Explain(facts.VideoId, film.VideoId);

        explained!.IsDuplicate.ShouldBeTrue();
        explained.Score.ShouldBe(0.8);
        explained.Match.ShouldSay(found);
        explained.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_imported_fingerprint_is_listed_searched_and_a_duplicate_of_what_comes_later()
    {
        double[] cuts = [5, 11.5, 14, 26, 31.5, 44, 47, 53, 61];
        var imported = $"imported-{Guid.NewGuid():N}";
        await cluster.Library.Import([new ImportedVideo(imported, "old film.mp4", GrainCluster.Fingerprint(cuts))]);

        var found = await cluster.Library.Search(new SearchQuery(GrainCluster.Fingerprint(cuts)));
        var film = await cluster.Analyse(cuts);

        found.IsComplete.ShouldBeTrue();
        found.Items.ShouldContain(duplicate => duplicate.VideoId == imported && duplicate.FileName == "old film.mp4");
        (await cluster.Library.GetDuplicates(film.VideoId))!.Value.ShouldContain(duplicate => duplicate.VideoId == imported);
        (await cluster.Video(imported).GetState())!.Status.ShouldBe(VideoStatus.Completed);
        (await cluster.Library.FindByFileName("old film.mp4"))!.VideoId.ShouldBe(imported);
    }

    /// <summary>A new picture every two seconds, for a minute, that nothing but the same seed has.</summary>
    private static PictureTrack Pictures(int seed, double start)
    {
        var random = new Random(seed);
        return new PictureTrack([.. Enumerable.Range(0, 30).Select(i => new PictureRun(
            start + (2 * i), start + (2 * i) + 2, 0, 200, new PictureHashes(Hash(), Hash(), Hash())))]);

        PictureHash Hash() => new((ulong)random.NextInt64(), (ulong)random.NextInt64());
    }
}
