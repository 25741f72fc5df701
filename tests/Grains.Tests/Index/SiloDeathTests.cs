using TVidz.GrainInterfaces.Index;

namespace TVidz.Grains.Tests.Index;

/// <summary>Partitions that lose their silo, in a cluster of their own.</summary>
public sealed class SiloDeathTests : IAsyncLifetime
{
    private readonly GrainCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_search_while_a_silo_dies_finds_the_film_or_says_that_it_is_incomplete()
    {
        double[] cuts = [6, 13.5, 15, 28, 33.5, 47, 51, 58, 66];
        var film = await _cluster.Analyse(cuts);
        var query = new SearchQuery(GrainCluster.Fingerprint(cuts));
        var death = _cluster.Cluster.KillSiloAsync(_cluster.Cluster.Silos[1]);

        SearchAnswer? answer = null;
        while (!death.IsCompleted || answer is not { IsComplete: true })
        {
            try
            {
                answer = await _cluster.Search.Search(query);
                (!answer.IsComplete || answer.Matches.Any(match => match.VideoId == film.VideoId)).ShouldBeTrue();
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException)
            {
                // An error is no answer, and so not an incomplete one.
            }
        }

        await death;
        (await _cluster.Search.GetPartitions()).Sum(partition => partition.Videos).ShouldBe(1);
    }
}
