using Npgsql;
using NpgsqlTypes;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>The two steps of <see cref="FingerprintStore.ImportAsync"/>, in its transaction.</summary>
internal static class FingerprintImport
{
    // Sorted, so that two imports lock what they share in one order.
    private const string Merge =
        """
        WITH video AS
        (
          INSERT INTO videos AS v
            (video_id, bucket, object_key, file_name, status, progress, evidence, duration, uploaded_at, completed_at, revision)
          SELECT video_id, '', file_name, file_name, 'completed', 1, evidence, duration, $1, $1, 0
          FROM imported ORDER BY video_id
          ON CONFLICT (video_id) DO UPDATE SET
            object_key = excluded.object_key, file_name = excluded.file_name, evidence = excluded.evidence,
            duration = excluded.duration, completed_at = excluded.completed_at
          WHERE v.bucket = ''
          RETURNING video_id
        )
        INSERT INTO video_timestamps AS f (video_id, timestamps, duration, fingerprint_version, partition_hash, pictures)
        SELECT video_id, timestamps, duration, fingerprint_version, partition_hash, pictures
        FROM video JOIN imported USING (video_id) ORDER BY video_id
        ON CONFLICT (video_id) DO UPDATE SET
          timestamps = excluded.timestamps, duration = excluded.duration, pictures = excluded.pictures,
          fingerprint_version = excluded.fingerprint_version,
          revision = CASE
            WHEN (f.timestamps, f.duration, f.fingerprint_version, f.pictures)
              = (excluded.timestamps, excluded.duration, excluded.fingerprint_version, excluded.pictures) THEN f.revision
            ELSE excluded.revision
          END
        RETURNING video_id, revision
        """;

    private const string DeleteStalePairs =
        """
        DELETE FROM matches AS m
        USING imported JOIN video_timestamps AS f USING (video_id)
        WHERE (m.first_id = f.video_id AND m.first_revision <> f.revision)
           OR (m.second_id = f.video_id AND m.second_revision <> f.revision)
        """;

    /// <summary>Copies the videos into a table of this transaction.</summary>
    public static async Task CopyAsync(
        NpgsqlConnection connection,
        IEnumerable<ImportedVideo> videos,
        Func<Fingerprint, Evidence> evidence,
        CancellationToken cancellationToken)
    {
        await using var create = new NpgsqlCommand(
            """
            CREATE TEMPORARY TABLE imported
            (
              video_id text COLLATE "C", file_name text, evidence text, duration double precision,
              fingerprint_version integer, timestamps double precision[], partition_hash integer, pictures bytea
            )
            ON COMMIT DROP
            """,
            connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY imported FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var video in videos)
        {
            var fingerprint = video.Fingerprint;
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(video.VideoId, NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(video.FileName, NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(Words.Of(evidence(fingerprint)), NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(fingerprint.Duration, NpgsqlDbType.Double, cancellationToken);
            await writer.WriteAsync(fingerprint.Version, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(
                fingerprint.SceneCuts.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double, cancellationToken);
            await writer.WriteAsync(VideoPartitions.Hash(video.VideoId), NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(
                PictureTrackCodec.Encode(fingerprint.Pictures), NpgsqlDbType.Bytea, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    /// <summary>Merges them into the library, and says under which revisions.</summary>
    public static async Task<List<(string VideoId, long Revision)>> MergeAsync(
        NpgsqlConnection connection, DateTimeOffset importedAt, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Merge) { Parameters = { new() { Value = importedAt.ToUniversalTime() } } },
                new(DeleteStalePairs),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var revisions = new List<(string, long)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            revisions.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return revisions;
    }
}
