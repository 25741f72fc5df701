using System.Runtime.InteropServices;
using System.Text.Json;
using Npgsql;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>The row of a video: written from a snapshot, and read back as one.</summary>
internal static class VideoRow
{
    /// <summary>
    /// Writes the row but for its thumbnails, unless one of a higher revision is there, and returns the id if it did.
    /// Its parameters, $1 to $20, are <see cref="AddParameters"/>.
    /// </summary>
    public const string Upsert =
        """
        INSERT INTO videos AS v
          (video_id, bucket, object_key, file_name, size, etag, status, progress, evidence, duration, width, height,
           frame_rate, codec, error_code, error_message, uploaded_at, completed_at, revision,
           stages)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20::jsonb)
        ON CONFLICT (video_id) DO UPDATE SET
          bucket = excluded.bucket, object_key = excluded.object_key, file_name = excluded.file_name,
          size = excluded.size, etag = excluded.etag, status = excluded.status, progress = excluded.progress,
          evidence = excluded.evidence, duration = excluded.duration, width = excluded.width,
          height = excluded.height, frame_rate = excluded.frame_rate, codec = excluded.codec,
          error_code = excluded.error_code, error_message = excluded.error_message,
          uploaded_at = excluded.uploaded_at, completed_at = excluded.completed_at, revision = excluded.revision,
          stages = excluded.stages
        WHERE v.revision <= excluded.revision
        RETURNING video_id
        """;

    /// <summary>The parameters of <see cref="Upsert"/>.</summary>
    public static void AddParameters(NpgsqlParameterCollection parameters, VideoSnapshot video, string? etag)
    {
        ReadOnlySpan<object?> values =
        [
            video.VideoId, video.Bucket, video.Key, video.FileName, video.Size, etag, Words.Of(video.Status),
            video.Progress, video.Evidence is { } evidence ? Words.Of(evidence) : null, video.Duration, video.Width,
            video.Height, video.FrameRate, video.Codec, video.Error?.Code, video.Error?.Message,
            video.UploadedAt.ToUniversalTime(), video.CompletedAt?.ToUniversalTime(), video.Revision,
            StageJson.Write(video.Stages),
        ];
        foreach (var value in values)
        {
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
    }

    /// <summary>
    /// The statement that reads the rows that <paramref name="videos"/> selects (a query for <c>videos.*</c>), newest
    /// first, with the cuts of their fingerprints and the number of their duplicates.
    /// </summary>
    public static string Query(string videos) =>
        $"""
        SELECT
          v.video_id, v.bucket, v.object_key, v.file_name, v.size, v.status, v.progress, v.evidence, v.duration,
          v.width, v.height, v.frame_rate, v.codec, v.error_code, v.error_message, v.uploaded_at, v.completed_at,
          v.revision, f.timestamps,
          {DuplicateCount.Of("v.video_id")},
          v.thumbnails, v.stages
        FROM ({videos}) AS v
        LEFT JOIN video_timestamps AS f ON f.video_id = v.video_id
        ORDER BY v.uploaded_at DESC, v.video_id DESC
        """;

    /// <summary>The row that the reader is at, of a statement that <see cref="Query"/> made.</summary>
    public static VideoSnapshot Read(NpgsqlDataReader row) => new()
    {
        VideoId = row.GetString(0),
        Bucket = row.GetString(1),
        Key = row.GetString(2),
        FileName = row.GetString(3),
        Size = row.GetFieldValue<long?>(4),
        Status = Words.Read<VideoStatus>(row.GetString(5)),
        Progress = row.GetDouble(6),
        Evidence = Text(row, 7) is { } evidence ? Words.Read<Evidence>(evidence) : null,
        Duration = row.GetFieldValue<double?>(8),
        Width = row.GetFieldValue<int?>(9),
        Height = row.GetFieldValue<int?>(10),
        FrameRate = row.GetFieldValue<double?>(11),
        Codec = Text(row, 12),
        Error = Text(row, 13) is { } code ? new VideoError(code, row.GetString(14)) : null,
        UploadedAt = row.GetFieldValue<DateTimeOffset>(15),
        CompletedAt = row.GetFieldValue<DateTimeOffset?>(16),
        Revision = row.GetInt64(17),
        SceneCuts = row.IsDBNull(18) ? [] : ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<double[]>(18)),
        DuplicateCount = (int)row.GetInt64(19),
        Thumbnails = Text(row, 20) is { } json ? JsonSerializer.Deserialize(json, ThumbnailsJson.Default.Thumbnails) : null,
        Stages = StageJson.Read(Text(row, 21)),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
