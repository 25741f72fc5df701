using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Npgsql;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Grains.Persistence;

/// <summary>
/// Reads what a partition of the index holds (see <see cref="VideoPartitions"/>). One video whose stored pictures cannot
/// be read is handed out without them, and the log says so: its cuts are still worth something, and one broken row must
/// not keep the others of its partition from being found.
/// </summary>
public sealed partial class PartitionStore(NpgsqlDataSource dataSource, ILogger<PartitionStore> logger)
{
    /// <summary>How large the partition is, at little cost: its rows are counted, and what is in some of them.</summary>
    public async Task<PartitionSize> EstimateAsync(int partition, int partitions, CancellationToken cancellationToken)
    {
        var (first, last) = VideoPartitions.RangeOf(partition, partitions);
        await using var command = dataSource.CreateCommand(
            """
            SELECT
              (SELECT count(*) FROM video_timestamps WHERE partition_hash BETWEEN $1 AND $2),
              coalesce(avg(cardinality(timestamps)), 0)::double precision,
              coalesce(avg(octet_length(indexed_pictures)), 0)::double precision
            FROM (SELECT timestamps, indexed_pictures FROM video_timestamps WHERE partition_hash BETWEEN $1 AND $2 LIMIT 1000) AS sample
            """);
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = last });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var videos = reader.GetInt64(0);
        return new PartitionSize(
            checked((int)videos),
            (long)(videos * reader.GetDouble(1)),
            (int)Math.Min(int.MaxValue, videos * reader.GetDouble(2) / IndexedPictures.PictureBytes));
    }

    /// <summary>
    /// All videos of a partition, in no order, as one statement sees them. They stream: a row is in memory only until the
    /// next is asked for, and the connection is taken until the end.
    /// </summary>
    public async IAsyncEnumerable<IndexedVideo> ReadAsync(
        int partition, int partitions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.BeginBinaryExportAsync(
            $"COPY ({Query(partition, partitions)}) TO STDOUT (FORMAT BINARY)", cancellationToken);
        while (await reader.StartRowAsync(cancellationToken) >= 0)
        {
            yield return await ReadAsync(reader, cancellationToken);
        }
    }

    /// <summary>
    /// Selects a partition's rows: id, revision, version, duration, cuts, and either the pictures that the index takes, or
    /// where they are not stored or by other rules, all that are kept. COPY takes no parameters.
    /// </summary>
    internal static string Query(int partition, int partitions)
    {
        var (first, last) = VideoPartitions.RangeOf(partition, partitions);
        return FormattableString.Invariant(
            $"""
            SELECT video_id, revision, fingerprint_version, duration, timestamps,
              CASE WHEN indexed_by = {IndexedPictures.Rules} THEN indexed_pictures END,
              CASE WHEN indexed_by = {IndexedPictures.Rules} THEN NULL ELSE pictures END
            FROM video_timestamps WHERE partition_hash BETWEEN {first} AND {last}
            """);
    }

    private async Task<IndexedVideo> ReadAsync(NpgsqlBinaryExporter reader, CancellationToken cancellationToken)
    {
        var videoId = await reader.ReadAsync<string>(cancellationToken);
        var revision = await reader.ReadAsync<long>(cancellationToken);
        var version = await reader.ReadAsync<int>(cancellationToken);
        var duration = await reader.ReadAsync<double>(cancellationToken);
        var cuts = ImmutableCollectionsMarshal.AsImmutableArray(await reader.ReadAsync<double[]>(cancellationToken));
        var indexed = await ReadBytesAsync(reader, cancellationToken);
        var kept = await ReadBytesAsync(reader, cancellationToken);
        return new IndexedVideo(
            videoId, revision, new Fingerprint(version, duration, cuts), Pictures(videoId, indexed, kept));
    }

    private static async ValueTask<byte[]?> ReadBytesAsync(NpgsqlBinaryExporter reader, CancellationToken cancellationToken)
    {
        if (!reader.IsNull)
        {
            return await reader.ReadAsync<byte[]>(cancellationToken);
        }

        await reader.SkipAsync(cancellationToken);
        return null;
    }

    private IndexedPictures Pictures(string videoId, byte[]? indexed, byte[]? kept)
    {
        try
        {
            return indexed is not null
                ? IndexedPictures.FromBytes(indexed)
                : IndexedPictures.Of(PictureTrackCodec.Decode(kept));
        }
        catch (InvalidDataException failure)
        {
            LogUnreadable(videoId, failure.Message);
            return IndexedPictures.None;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Video {VideoId}: its stored pictures cannot be read; it is found by its cuts only until it is analysed again. {Reason}")]
    private partial void LogUnreadable(string videoId, string reason);
}
