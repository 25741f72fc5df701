using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

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
    public async Task An_imported_fingerprint_is_listed_searched_and_a_duplicate_of_what_comes_later()
    {
        double[] cuts = [5, 11.5, 14, 26, 31.5, 44, 47, 53, 61];
        var imported = $"imported-{Guid.NewGuid():N}";
        await cluster.Library.Import([new ImportedVideo(imported, "old film.mp4", GrainCluster.Fingerprint(cuts))]);

        var found = await cluster.Search.Search(new SearchQuery(GrainCluster.Fingerprint(cuts)));
        var film = await cluster.Analyse(cuts);

        found.Matches.ShouldContain(match => match.VideoId == imported);
        (await cluster.Library.Describe(found.Matches)).ShouldContain(duplicate => duplicate.FileName == "old film.mp4");
        (await cluster.Library.GetDuplicates(film.VideoId))!.Value.ShouldContain(duplicate => duplicate.VideoId == imported);
        (await cluster.Video(imported).GetState())!.Status.ShouldBe(VideoStatus.Completed);
        (await cluster.Library.FindByFileName("old film.mp4"))!.VideoId.ShouldBe(imported);
    }
}
