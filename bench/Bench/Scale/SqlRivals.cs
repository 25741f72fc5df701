using System.Diagnostics;
using Npgsql;
using TVidz.Fingerprints;

namespace TVidz.Bench.Scale;

/// <summary>What people would use instead, over the same rows: the predecessor's test, and an index of PostgreSQL. Both find equal times only.</summary>
internal sealed class SqlRivals(string connectionString) : IAsyncDisposable
{
    private const int LeastEqualCuts = 3;

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ConnectionString);

    /// <summary>Fetches all rows and intersects each with the query, as the predecessor did, but row by row, of binary arrays, compiled.</summary>
    public async Task<RivalAnswer> ScanAsync(Fingerprint query)
    {
        var began = Stopwatch.GetTimestamp();
        var times = query.SceneCuts.ToHashSet();
        await using var command = _database.CreateCommand("SELECT video_id, timestamps FROM video_timestamps");
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            if (reader.GetFieldValue<double[]>(1).Count(times.Contains) >= LeastEqualCuts)
            {
                found.Add(reader.GetString(0));
            }
        }

        return new RivalAnswer(Stopwatch.GetElapsedTime(began).TotalMilliseconds, found);
    }

    /// <summary>Starts the same in the predecessor's language, with its libraries.</summary>
    public PythonRival StartPython() => PythonRival.Start(connectionString);

    /// <summary>Builds the GIN index.</summary>
    public Task BuildAsync() => ExecuteAsync("CREATE INDEX bench_gin ON video_timestamps USING gin (timestamps)");

    /// <summary>Drops it.</summary>
    public Task DropAsync() => ExecuteAsync("DROP INDEX bench_gin");

    /// <summary>Finds the rows with three equal times by the index.</summary>
    public async Task<RivalAnswer> GinAsync(Fingerprint query)
    {
        var began = Stopwatch.GetTimestamp();
        await using var command = _database.CreateCommand(
            """
            SELECT video_id FROM video_timestamps WHERE timestamps && $1
              AND (SELECT count(*) FROM unnest(timestamps) AS cut WHERE cut = ANY ($1)) >= 3
            """);
        command.Parameters.Add(new() { Value = query.SceneCuts.ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return new RivalAnswer(Stopwatch.GetElapsedTime(began).TotalMilliseconds, found);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
