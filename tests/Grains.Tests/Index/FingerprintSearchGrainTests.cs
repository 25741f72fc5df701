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
        for (var partition = 0; partition < 4; partition++)
        {
            var grain = cluster.Cluster.Client.GetGrain<IFingerprintIndexGrain>(GrainKeys.Index(partition));
            await grain.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        }

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
}
