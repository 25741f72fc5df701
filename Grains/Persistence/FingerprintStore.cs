using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Npgsql;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Pictures.Index;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>
/// The videos' fingerprints, one a video. For transactions and failures see <see cref="VideoStore"/>. One whose stored
/// pictures cannot be read is handed out without them, and the log says so: its cuts are still worth something.
/// </summary>
public sealed partial class FingerprintStore(NpgsqlDataSource dataSource, ILogger<FingerprintStore> logger)
{
    private const string Select =
        "SELECT video_id, revision, fingerprint_version, duration, timestamps, pictures FROM video_timestamps";

    // The number is drawn after the video's row has been locked: of two writers the later gets the higher.
    private const string Upsert =
        $"""
        WITH video AS ({VideoRow.Upsert})
        INSERT INTO video_timestamps
          (video_id, timestamps, duration, fingerprint_version, partition_hash, pictures, indexed_pictures, indexed_by)
        SELECT video_id, $20, $21, $22, $23, $24, $25, $26 FROM video
        ON CONFLICT (video_id) DO UPDATE SET
          timestamps = excluded.timestamps, duration = excluded.duration, pictures = excluded.pictures,
          indexed_pictures = excluded.indexed_pictures, indexed_by = excluded.indexed_by,
          fingerprint_version = excluded.fingerprint_version, revision = excluded.revision
        RETURNING revision
        """;

    /// <summary>Writes the video (as <see cref="VideoStore.SaveAsync"/> does) and its fingerprint, both or neither.</summary>
    /// <returns>The fingerprint's revision; null: a higher revision of the video is stored already, and nothing was written.</returns>
    public async Task<long?> SaveAsync(
        VideoSnapshot snapshot, string? etag, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Upsert);
        VideoRow.AddParameters(command.Parameters, snapshot, etag);
        command.Parameters.Add(new() { Value = fingerprint.SceneCuts.ToArray() });
        command.Parameters.Add(new() { Value = fingerprint.Duration });
        command.Parameters.Add(new() { Value = fingerprint.Version });
        command.Parameters.Add(new() { Value = VideoPartitions.Hash(snapshot.VideoId) });
        command.Parameters.Add(new() { Value = PictureTrackCodec.Encode(fingerprint.Pictures) });
        command.Parameters.Add(new() { Value = IndexedPictures.Of(fingerprint.Pictures).Bytes });
        command.Parameters.Add(new() { Value = IndexedPictures.Rules });
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>The video's fingerprint; null when it has none.</summary>
    public async Task<IndexEntry?> FindAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"{Select} WHERE video_id = $1");
        command.Parameters.Add(new() { Value = videoId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>The fingerprints of those of the videos that have one, by video.</summary>
    public async Task<IReadOnlyDictionary<string, IndexEntry>> FindAsync(
        IReadOnlyCollection<string> videoIds, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"{Select} WHERE video_id = ANY($1)");
        command.Parameters.Add(new() { Value = videoIds.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, IndexEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = Read(reader);
            found.Add(entry.VideoId, entry);
        }

        return found;
    }

    /// <summary>Whether the video has a fingerprint, and of no older version than this build computes.</summary>
    public async Task<bool> IsUpToDateAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "SELECT EXISTS (SELECT FROM video_timestamps WHERE video_id = $1 AND fingerprint_version >= $2)");
        command.Parameters.Add(new() { Value = videoId });
        command.Parameters.Add(new() { Value = Fingerprint.CurrentVersion });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Other videos with a fingerprint whose objects have the same bytes, as far as ETag and size tell.</summary>
    public async Task<ImmutableArray<IdenticalVideo>> FindIdenticalAsync(
        ObjectFacts facts, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            SELECT video_id, t.revision, t.duration FROM video_timestamps AS t JOIN videos USING (video_id)
            WHERE etag = $1 AND size = $2 AND video_id <> $3 ORDER BY video_id LIMIT 1000
            """);
        command.Parameters.Add(new() { Value = facts.ETag ?? "" });
        command.Parameters.Add(new() { Value = facts.Size ?? 0 });
        command.Parameters.Add(new() { Value = facts.VideoId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var identical = ImmutableArray.CreateBuilder<IdenticalVideo>();
        while (await reader.ReadAsync(cancellationToken))
        {
            identical.Add(new IdenticalVideo(reader.GetString(0), reader.GetInt64(1), reader.GetDouble(2)));
        }

        return identical.DrainToImmutable();
    }

    /// <summary>Removes the video's fingerprint, if it has one, and with it its matches.</summary>
    /// <returns>The other videos that lose this one as a duplicate.</returns>
    public async Task<ImmutableArray<string>> DeleteAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(PairLocks.Command(videoId, []));
        batch.BatchCommands.Add(new(PairLocks.Partners) { Parameters = { new() { Value = videoId } } });
        batch.BatchCommands.Add(new("DELETE FROM video_timestamps WHERE video_id = $1")
        {
            Parameters = { new() { Value = videoId } },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var others = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            others.Add(reader.GetString(0));
        }

        // The deletion's own failure would show here.
        await reader.NextResultAsync(cancellationToken);
        return others.DrainToImmutable();
    }

    /// <summary>
    /// Takes fingerprints in that come from elsewhere, as completed videos without an object (bucket empty, key the
    /// file name, revision 0), all or none. Of two with one id the later counts. A video that has an object is left
    /// alone: what was read from it is worth more. A fingerprint that is there already keeps its revision, and so its
    /// matches; those of a replaced one go.
    /// </summary>
    /// <param name="videos">What to take in.</param>
    /// <param name="evidence">Whether a fingerprint can decide anything.</param>
    /// <param name="importedAt">The time of upload and of completion to note.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the index is to hold now: one entry for each id, without those left alone.</returns>
    public async Task<ImmutableArray<IndexEntry>> ImportAsync(
        ImmutableArray<ImportedVideo> videos,
        Func<Fingerprint, Evidence> evidence,
        DateTimeOffset importedAt,
        CancellationToken cancellationToken)
    {
        var distinct = new Dictionary<string, ImportedVideo>();
        foreach (var video in videos)
        {
            distinct[video.VideoId] = video;
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await FingerprintImport.CopyAsync(connection, distinct.Values, evidence, cancellationToken);
        var revisions = await FingerprintImport.MergeAsync(connection, importedAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. revisions.Select(stored => new IndexEntry(stored.VideoId, stored.Revision, distinct[stored.VideoId].Fingerprint))];
    }

    private IndexEntry Read(NpgsqlDataReader row)
    {
        var videoId = row.GetString(0);
        var cuts = ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<double[]>(4));
        var fingerprint = new Fingerprint(row.GetInt32(2), row.GetDouble(3), cuts)
        {
            Pictures = ReadPictures(videoId, row.GetFieldValue<byte[]>(5)),
        };
        return new IndexEntry(videoId, row.GetInt64(1), fingerprint);
    }

    private PictureTrack ReadPictures(string videoId, byte[] stored)
    {
        try
        {
            return PictureTrackCodec.Decode(stored);
        }
        catch (InvalidDataException failure)
        {
            LogUnreadable(videoId, failure.Message);
            return PictureTrack.Empty;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Video {VideoId}: its stored pictures cannot be read; only its cuts count until it is analysed again. {Reason}")]
    private partial void LogUnreadable(string videoId, string reason);
}
