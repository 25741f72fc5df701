using Npgsql;
using TVidz.Bench.Scale;
using TVidz.Fingerprints;
using TVidz.Testing.Postgres;

namespace TVidz.Bench.Tests.Scale;

public sealed class SqlRivalsTests : IAsyncLifetime
{
    private static readonly Fingerprint Query = new(Fingerprint.CurrentVersion, 10, [0.1 + 0.2, 2.04, 3.5, 7]);

    private readonly string _database = $"tvidz_test_{Guid.NewGuid():N}";

    private string ConnectionString => PostgresServer.ConnectionStringTo(_database);

    public async Task InitializeAsync()
    {
        await PostgresServer.CreateEmptyAsync(_database);
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(
            """
            CREATE TABLE video_timestamps (video_id text PRIMARY KEY, timestamps double precision[] NOT NULL, duration double precision);
            INSERT INTO video_timestamps VALUES
              ('all', '{0.30000000000000004, 2.04, 3.5, 7}', 10), ('three', '{1, 2.04, 3.5, 7}', 10), ('two', '{3.5, 7}', 10),
              ('a bit later', '{0.3, 2.04, 3.51, 7}', 10), ('none', '{}', 10)
            """);
        await command.ExecuteNonQueryAsync();
    }

    public Task DisposeAsync() => PostgresServer.DropAsync(_database);

    [Fact]
    public async Task All_find_the_videos_with_three_equal_times_and_no_others()
    {
        string[] expected = ["all", "three"];
        await using var rivals = new SqlRivals(ConnectionString);
        await using var python = rivals.StartPython();

        (await rivals.ScanAsync(Query)).Found.ShouldBe(expected, ignoreOrder: true);
        (await rivals.GinAsync(Query)).Found.ShouldBe(expected, ignoreOrder: true);
        (await python.SearchAsync(Query)).Found.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task Python_sees_in_each_search_what_is_stored_by_then()
    {
        await using var rivals = new SqlRivals(ConnectionString);
        await using var python = rivals.StartPython();
        await python.SearchAsync(Query);

        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand("UPDATE video_timestamps SET timestamps = '{2.04, 3.5, 7}' WHERE video_id = 'two'");
        await command.ExecuteNonQueryAsync();

        (await python.SearchAsync(Query)).FoundAs(await rivals.ScanAsync(Query)).ShouldBeTrue();
        (await python.SearchAsync(Query)).Found.ShouldContain("two");
    }
}
