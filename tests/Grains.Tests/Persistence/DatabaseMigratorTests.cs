using Npgsql;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class DatabaseMigratorTests : IAsyncLifetime
{
    private readonly string _name = $"tvidz_migrate_{Guid.NewGuid():N}";

    private PostgresOptions Options => new() { ConnectionString = PostgresServer.ConnectionStringTo(_name) };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => PostgresServer.DropAsync(_name);

    [Fact]
    public async Task Silos_that_start_at_once_on_a_server_without_the_database_create_and_migrate_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostgresServer.MigrateAsync(Options)));

        (await JournalAsync()).ShouldBe(ScriptNames());
    }

    [Fact]
    public async Task A_migrated_database_is_left_as_it_is()
    {
        await PostgresServer.MigrateAsync(Options);
        await using var dataSource = PostgresServer.DataSourceOf(Options);
        await using var insert = dataSource.CreateCommand(
            """
            INSERT INTO videos (video_id, bucket, object_key, file_name, status, progress, uploaded_at, revision)
            VALUES ('v1', 'b', 'k', 'k', 'pending', 0, now(), 1)
            """);
        await insert.ExecuteNonQueryAsync();

        await PostgresServer.MigrateAsync(Options);

        (await JournalAsync()).ShouldBe(ScriptNames());
        await using var count = dataSource.CreateCommand("SELECT count(*) FROM videos");
        (await count.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task A_script_that_fails_is_named_and_leaves_nothing_behind()
    {
        await PostgresServer.CreateEmptyAsync(_name);
        await using var dataSource = PostgresServer.DataSourceOf(Options);
        await using var create = dataSource.CreateCommand("CREATE TABLE matches ()");
        await create.ExecuteNonQueryAsync();

        var error = await Should.ThrowAsync<InvalidOperationException>(() => PostgresServer.MigrateAsync(Options));

        error.Message.ShouldContain("007_matches.sql");
        (await JournalAsync()).ShouldBe(ScriptNames().TakeWhile(name => name != "007_matches.sql"));
    }

    [Fact]
    public async Task A_missing_database_is_an_error_where_it_is_not_to_be_created()
    {
        var options = Options;
        options.CreateDatabase = false;

        var error = await Should.ThrowAsync<PostgresException>(() => PostgresServer.MigrateAsync(options));

        error.SqlState.ShouldBe(PostgresErrorCodes.InvalidCatalogName);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_an_error_when_the_time_is_up()
    {
        var options = new PostgresOptions
        {
            ConnectionString = "Host=127.0.0.1;Port=1;Username=nobody;Database=none",
            StartTimeoutSeconds = 0,
        };

        await Should.ThrowAsync<NpgsqlException>(() => PostgresServer.MigrateAsync(options));
    }

    [Fact]
    public async Task What_was_deleted_before_deletions_were_remembered_is_known_to_be()
    {
        await PostgresServer.MigrateAsync(Options);
        await using var dataSource = PostgresServer.DataSourceOf(Options);
        await using var before = dataSource.CreateCommand(
            """
            DROP TABLE deleted_videos;
            DELETE FROM schema_versions WHERE scriptname LIKE '%015_deleted_videos.sql';
            INSERT INTO videos (video_id, bucket, object_key, file_name, status, progress, uploaded_at, revision)
            VALUES ('kept', 'b', 'k', 'k', 'failed', 0, now(), 1);
            INSERT INTO orleans_storage (grain_id_hash, grain_id_n0, grain_id_n1, grain_type_hash, grain_type,
              grain_id_extension, service_id, version)
            VALUES (1, 0, 0, 1, 'video', 'video/kept', 's', 1), (2, 0, 0, 1, 'video', 'video/deleted', 's', 1),
              (3, 0, 0, 1, 'backfill', 'backfill/other', 's', 1)
            """);
        await before.ExecuteNonQueryAsync();

        await PostgresServer.MigrateAsync(Options);

        await using var deleted = dataSource.CreateCommand("SELECT string_agg(video_id, ' ') FROM deleted_videos");
        (await deleted.ExecuteScalarAsync()).ShouldBe("deleted");
    }

    private static List<string> ScriptNames() =>
        [.. typeof(DatabaseMigrator).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private async Task<List<string>> JournalAsync()
    {
        await using var dataSource = PostgresServer.DataSourceOf(Options);
        await using var command = dataSource.CreateCommand("SELECT scriptname FROM schema_versions ORDER BY schemaversionsid");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
