using Npgsql;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Library;

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

    /// <summary>Its silos give a statement up after a second.</summary>
    public sealed class ImpatientCluster : GrainCluster
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
            [new("Postgres:CommandTimeoutSeconds", "1")];
    }
}
