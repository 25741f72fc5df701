using System.Collections.Immutable;
using Npgsql;
using TVidz.GrainInterfaces.Operations;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>Counts of the library. The first reads an index from end to end: ask now and then only.</summary>
public sealed class OverviewStore(NpgsqlDataSource dataSource)
{
    /// <summary>How many videos are in which state.</summary>
    public async Task<StatusCounts> CountVideosAsync(CancellationToken cancellationToken)
    {
        var counts = (await ReadAsync("SELECT status, count(*) FROM videos GROUP BY status", null, cancellationToken))
            .ToDictionary(row => row.Code, row => row.Count);
        return new StatusCounts(
            Of(VideoStatus.Pending), Of(VideoStatus.Queued), Of(VideoStatus.Analyzing), Of(VideoStatus.Matching),
            Of(VideoStatus.Completed), Of(VideoStatus.Failed));

        long Of(VideoStatus status) => counts.GetValueOrDefault(Words.Of(status));
    }

    /// <summary>How many videos were completed after <paramref name="since"/>.</summary>
    public async Task<long> CountCompletedAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        (await ReadAsync(
            "SELECT status, count(*) FROM videos WHERE completed_at > $1 AND status = 'completed' GROUP BY status",
            since, cancellationToken)).Sum(row => row.Count);

    /// <summary>Why videos failed after <paramref name="since"/>, the most frequent reason first.</summary>
    public Task<ImmutableArray<FailureCount>> CountFailuresAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        ReadAsync(
            """
            SELECT error_code, count(*) FROM videos WHERE completed_at > $1 AND status = 'failed' AND error_code IS NOT NULL
            GROUP BY error_code ORDER BY count(*) DESC, error_code
            """,
            since,
            cancellationToken);

    private async Task<ImmutableArray<FailureCount>> ReadAsync(
        string query, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(query);
        if (since is { } time)
        {
            command.Parameters.Add(new() { Value = time.ToUniversalTime() });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = ImmutableArray.CreateBuilder<FailureCount>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(new FailureCount(reader.GetString(0), reader.GetInt64(1)));
        }

        return counts.DrainToImmutable();
    }
}
