using Npgsql;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.Grains.Tests.Index;

namespace TVidz.Grains.Tests.Persistence;

public sealed class StoreFailureTests(StoreFailureTests.ImpatientCluster cluster) : IClassFixture<StoreFailureTests.ImpatientCluster>
{
    [Fact]
    public async Task Whoever_asks_a_grain_hears_that_the_database_does_not_answer()
    {
        await using var holder = await cluster.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE videos", holder);
        await hold.ExecuteNonQueryAsync();

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => cluster.Library.List(new VideoListQuery()));

        failure.Message.ShouldBe("The database or the storage cannot be reached at the moment.");
        failure.InnerException.ShouldBeNull();
    }

    [Fact]
    public async Task A_search_for_pictures_fails_while_fingerprints_cannot_be_read_and_one_for_cuts_does_not()
    {
        var shown = RandomPictures.Fingerprint(1);
        await cluster.Analyse(shown);
        double[] cuts = [6, 13.5, 15, 28, 33.5, 47, 51, 58, 66];
        var film = await cluster.Analyse(GrainCluster.Fingerprint(cuts) with { Pictures = RandomPictures.Fingerprint(2).Pictures });
        await using var holder = await cluster.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE video_timestamps", holder);
        await hold.ExecuteNonQueryAsync();

        var found = await cluster.Search.Search(new SearchQuery(GrainCluster.Fingerprint(cuts)));

        found.Matches.ShouldHaveSingleItem().VideoId.ShouldBe(film.VideoId);
        await Should.ThrowAsync<StoreUnavailableException>(() => cluster.Search.Search(new SearchQuery(shown)));
    }

    /// <summary>Its silos give a statement up after a second.</summary>
    public sealed class ImpatientCluster : GrainCluster
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
            [new("Postgres:CommandTimeoutSeconds", "1")];
    }
}
