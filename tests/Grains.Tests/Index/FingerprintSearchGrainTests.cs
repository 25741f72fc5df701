using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;

namespace TVidz.Grains.Tests.Index;

[Collection(GrainClusterCollection.Name)]
public sealed class FingerprintSearchGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task Every_partition_answers_and_says_how_large_it_is()
    {
        await cluster.Analyse(2, 4, 9, 16);

        var answer = await cluster.Search.Search(new SearchQuery(GrainCluster.Fingerprint(2, 4, 9, 16)));
        var partitions = await cluster.Search.GetPartitions();

        answer.IsComplete.ShouldBeTrue();
        partitions.Length.ShouldBe(4);
        partitions.Sum(partition => partition.Videos).ShouldBeGreaterThanOrEqualTo(1);
        partitions.Where(partition => partition.Videos > 0).ShouldAllBe(partition => partition.MemoryBytes > 0);
    }

    [Fact]
    public async Task A_partition_that_moves_loads_what_the_database_holds()
    {
        double[] cuts = [6, 13.5, 15, 28, 33.5, 47, 51, 58, 66];
        var film = await cluster.Analyse(cuts);
        await MovePartitions();

        var answer = await cluster.Search.Search(new SearchQuery(GrainCluster.Fingerprint(cuts)));

        answer.IsComplete.ShouldBeTrue();
        answer.Matches.ShouldContain(match => match.VideoId == film.VideoId);
    }

    [Fact]
    public async Task The_video_asked_for_is_no_answer_and_no_more_than_the_limit_are_given_best_first()
    {
        double[] cuts = [7, 15.5, 17, 31, 36.5, 51, 56, 64, 73];
        var films = new[] { await cluster.Analyse(cuts), await cluster.Analyse(cuts), await cluster.Analyse([.. cuts.Take(8)]) };

        var answer = await cluster.Search.Search(
            new SearchQuery(GrainCluster.Fingerprint(cuts), films[0].VideoId, Limit: 2));

        answer.Matches.Length.ShouldBe(2);
        answer.Matches.ShouldNotContain(match => match.VideoId == films[0].VideoId);
        answer.Matches.Select(match => match.Match.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task A_video_is_found_by_its_pictures_alone_also_after_its_partition_was_loaded_anew()
    {
        var shown = RandomPictures.Fingerprint(1);
        var film = await cluster.Analyse(shown);

        (await cluster.Search.Search(new SearchQuery(shown))).Matches.ShouldHaveSingleItem().VideoId.ShouldBe(film.VideoId);
        await MovePartitions();
        (await cluster.Search.Search(new SearchQuery(shown))).Matches.ShouldHaveSingleItem().VideoId.ShouldBe(film.VideoId);
    }

    [Fact]
    public async Task A_match_by_pictures_is_with_what_is_stored()
    {
        var shown = RandomPictures.Fingerprint(2);
        var film = await cluster.Analyse(shown);
        var revision = await cluster.Scalar(
            $"UPDATE video_timestamps SET revision = revision + 1000000 WHERE video_id = '{film.VideoId}' RETURNING revision");

        var match = (await cluster.Search.Search(new SearchQuery(shown))).Matches.ShouldHaveSingleItem();

        match.Revision.ShouldBe(revision);
    }

    [Fact]
    public async Task A_video_that_is_not_stored_any_more_is_no_match_by_pictures()
    {
        var shown = RandomPictures.Fingerprint(3);
        var film = await cluster.Analyse(shown);
        await cluster.Scalar($"DELETE FROM video_timestamps WHERE video_id = '{film.VideoId}' RETURNING revision");

        var answer = await cluster.Search.Search(new SearchQuery(shown));

        answer.IsComplete.ShouldBeTrue();
        answer.Matches.ShouldBeEmpty();
    }

    private async Task MovePartitions()
    {
        for (var partition = 0; partition < 4; partition++)
        {
            var grain = cluster.Cluster.Client.GetGrain<IFingerprintIndexGrain>(GrainKeys.Index(partition));
            await grain.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        }
    }
}
