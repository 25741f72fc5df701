using System.Globalization;
using Npgsql;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Bench.Ingress;

/// <summary>Videos that have their outcome already: the rows that a completed analysis leaves, and the events of their objects.</summary>
internal sealed class KnownVideos(NpgsqlDataSource database)
{
    /// <summary>Where their objects are.</summary>
    public const string Bucket = "videos";

    /// <summary>The size of each object, in bytes.</summary>
    public const long Size = 1_000_000;

    /// <summary>When each was written.</summary>
    public static readonly DateTimeOffset UploadedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Folder = "known/", Extension = ".mp4";

    /// <summary>The key of one by its number.</summary>
    public static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{number:D9}{Extension}");

    /// <summary>The ETag of an object; null: it is none of these.</summary>
    public static string? ETagOf(string key) =>
        key.StartsWith(Folder, StringComparison.Ordinal) && key.EndsWith(Extension, StringComparison.Ordinal)
            ? StandInMessage.HashOf(key)
            : null;

    /// <summary>An event as S3 sends it when an object is written.</summary>
    public static string EventOf(string key) =>
        $$$$"""
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1",
        "eventTime":"2026-01-01T00:00:00.000Z","eventName":"ObjectCreated:Put",
        "userIdentity":{"principalId":"AWS:AIDAEXAMPLE"},"requestParameters":{"sourceIPAddress":"127.0.0.1"},
        "responseElements":{"x-amz-request-id":"C3D13FE58DE4C810","x-amz-id-2":"FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG"},
        "s3":{"s3SchemaVersion":"1.0","configurationId":"tvidz",
        "bucket":{"name":"{{{{Bucket}}}}","ownerIdentity":{"principalId":"A3NL1KOZZKEXAM"},"arn":"arn:aws:s3:::{{{{Bucket}}}}"},
        "object":{"key":"{{{{Uri.EscapeDataString(key)}}}}","size":{{{{Size}}}},
        "eTag":"{{{{StandInMessage.HashOf(key)}}}}","sequencer":"0055AED6DCD90281E5"}}}]}
        """;

    /// <summary>Puts <paramref name="count"/> into the library.</summary>
    public async Task CreateAsync(int count)
    {
        string[] keys = [.. Enumerable.Range(0, count).Select(Key)];
        await using var videos = database.CreateCommand(
            """
            INSERT INTO videos (video_id, bucket, object_key, file_name, size, etag, status, progress, evidence, duration,
              width, height, frame_rate, codec, uploaded_at, completed_at, revision)
            SELECT id, $4, key, key, $5, etag, 'completed', 1, 'sufficient', 400, 1920, 1080, 25, 'h264', $6, $6, 5
            FROM unnest($1, $2, $3) AS known (id, key, etag)
            """);
        videos.Parameters.Add(new() { Value = keys.Select(key => VideoIds.For(Bucket, key)).ToArray() });
        videos.Parameters.Add(new() { Value = keys });
        videos.Parameters.Add(new() { Value = keys.Select(ETagOf).ToArray() });
        videos.Parameters.Add(new() { Value = Bucket });
        videos.Parameters.Add(new() { Value = Size });
        videos.Parameters.Add(new() { Value = UploadedAt });
        await videos.ExecuteNonQueryAsync();

        // Two cuts: nothing that could match, and nothing that this path reads.
        await using var fingerprints = database.CreateCommand(
            """
            INSERT INTO video_timestamps (video_id, timestamps, duration, fingerprint_version, partition_hash)
            SELECT video_id, ARRAY[100.0, 200.0], 400, $1, hashtext(video_id) FROM videos WHERE bucket = $2
            """);
        fingerprints.Parameters.Add(new() { Value = Fingerprint.CurrentVersion });
        fingerprints.Parameters.Add(new() { Value = Bucket });
        await fingerprints.ExecuteNonQueryAsync();
        await using var analyze = database.CreateCommand("ANALYZE videos, video_timestamps");
        await analyze.ExecuteNonQueryAsync();
    }

    /// <summary>How many are as they were made: no event has changed them.</summary>
    public Task<long> CountUntouchedAsync() => CountAsync("status = 'completed' AND revision = 5");

    /// <summary>How many videos say that their object is missing.</summary>
    public Task<long> CountMissingAsync() => CountAsync("status = 'failed' AND error_code = 'object_missing'");

    private async Task<long> CountAsync(string condition)
    {
        await using var command = database.CreateCommand($"SELECT count(*) FROM videos WHERE {condition}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
