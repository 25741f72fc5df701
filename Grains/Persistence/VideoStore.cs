using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>
/// The library's videos. Like the other stores it is stateless and thread-safe, and each of its calls is one
/// transaction on a connection of its own that it always gives back; nothing is retried here. A failure that a retry
/// may cure is an <see cref="NpgsqlException"/> whose <c>IsTransient</c> says so.
/// </summary>
public sealed class VideoStore(NpgsqlDataSource dataSource)
{
    /// <summary>The most videos of a page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Finds the newest video of the name $1. Two index look-ups: an OR would make the planner read one of them whole.</summary>
    internal static readonly string FileNameQuery = VideoRow.Query(
        """
        SELECT * FROM
        (
          (SELECT * FROM videos WHERE file_name = $1 ORDER BY uploaded_at DESC, video_id DESC LIMIT 1)
          UNION ALL
          (SELECT * FROM videos WHERE plain_name = $1 ORDER BY uploaded_at DESC, video_id DESC LIMIT 1)
        ) AS named
        ORDER BY uploaded_at DESC, video_id DESC LIMIT 1
        """);

    /// <summary>Writes the video, but for its cuts and duplicates, which are kept with its fingerprint and its matches, and its thumbnails.</summary>
    /// <param name="snapshot">The video as it is now.</param>
    /// <param name="etag">The version of its object, when known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False: a higher revision of it is stored already, and stays.</returns>
    public async Task<bool> SaveAsync(VideoSnapshot snapshot, string? etag, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(VideoRow.Upsert);
        VideoRow.AddParameters(command.Parameters, snapshot, etag);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>Notes how the video's stored thumbnails lie; null: there are none.</summary>
    public async Task SaveThumbnailsAsync(string videoId, Thumbnails? thumbnails, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("UPDATE videos SET thumbnails = $2 WHERE video_id = $1");
        command.Parameters.Add(new() { Value = videoId });
        command.Parameters.Add(new()
        {
            Value = thumbnails is null
                ? DBNull.Value
                : JsonSerializer.Serialize(thumbnails, ThumbnailsJson.Default.Thumbnails),
            NpgsqlDbType = NpgsqlDbType.Jsonb,
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The video with the cuts of its stored fingerprint and the count of its stored matches; null when there is none.</summary>
    public async Task<VideoSnapshot?> FindAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(VideoRow.Query("SELECT * FROM videos WHERE video_id = $1"));
        command.Parameters.Add(new() { Value = videoId });
        return await FirstAsync(command, cancellationToken);
    }

    /// <summary>
    /// The newest video of this file name, be it with the number and the dash before it that uploading clients add
    /// (<c>1699999999-film.mp4</c>) or without (<c>film.mp4</c>); null when there is none.
    /// </summary>
    public async Task<VideoSnapshot?> FindByFileNameAsync(string fileName, CancellationToken cancellationToken)
    {
        if (!CanBeText(fileName))
        {
            return null;
        }

        await using var command = dataSource.CreateCommand(FileNameQuery);
        command.Parameters.Add(new() { Value = fileName });
        return await FirstAsync(command, cancellationToken);
    }

    /// <summary>
    /// A page of the library. Pages follow one another by position, not by count: videos that are added meanwhile make
    /// none repeat and none be skipped.
    /// </summary>
    public async Task<VideoPage> ListAsync(VideoListQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MaxLimit);
        if (query.Text is { } text && !CanBeText(text))
        {
            return new VideoPage([], null);
        }

        await using var command = ListCommand(query);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<VideoSnapshot>(query.Limit);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (items.Count == query.Limit)
            {
                var last = items[^1];
                return new VideoPage(items.DrainToImmutable(), new ListCursor(last.UploadedAt, last.VideoId));
            }

            items.Add(VideoRow.Read(reader));
        }

        return new VideoPage(items.DrainToImmutable(), null);
    }

    /// <summary>Takes the video out, with its fingerprint and its matches, and remembers that it was deleted.</summary>
    /// <returns>False: there was none.</returns>
    public async Task<bool> DeleteAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await TryLockAsync(connection, videoId, cancellationToken))
        {
            // What may be written under this id from now on must not be touched: its video is not locked.
            return false;
        }

        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(PairLocks.Command(videoId, []));
        batch.BatchCommands.Add(new(
            """
            WITH deleted AS (DELETE FROM videos WHERE video_id = $1 RETURNING video_id)
            INSERT INTO deleted_videos (video_id) SELECT video_id FROM deleted ON CONFLICT DO NOTHING
            """)
        {
            Parameters = { new() { Value = videoId } },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> TryLockAsync(
        NpgsqlConnection connection, string videoId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT video_id FROM videos WHERE video_id = $1 FOR UPDATE", connection)
        {
            Parameters = { new() { Value = videoId } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>Throws unless the database answers.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT FROM videos LIMIT 1");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The statement behind <see cref="ListAsync"/>: one row more than the page, to see whether another follows.</summary>
    internal NpgsqlCommand ListCommand(VideoListQuery query)
    {
        var command = dataSource.CreateCommand();
        var conditions = new List<string>();
        if (query.Status is { } status)
        {
            conditions.Add($"status = {Parameter(Words.Of(status))}");
        }

        if (!string.IsNullOrEmpty(query.Text))
        {
            conditions.Add($"file_name ILIKE {Parameter($"%{EscapePattern(query.Text)}%")}");
        }

        if (query.Cursor is { } cursor)
        {
            conditions.Add(
                $"(uploaded_at, video_id) < ({Parameter(cursor.UploadedAt.ToUniversalTime())}, {Parameter(cursor.VideoId)})");
        }

        var where = conditions.Count > 0 ? "WHERE " + string.Join(" AND ", conditions) : "";
        command.CommandText = VideoRow.Query(
            $"SELECT * FROM videos {where} ORDER BY uploaded_at DESC, video_id DESC LIMIT {Parameter(query.Limit + 1)}");
        return command;

        string Parameter(object value)
        {
            command.Parameters.Add(new() { Value = value });
            return $"${command.Parameters.Count}";
        }
    }

    private static string EscapePattern(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);

    // PostgreSQL's text has no NUL: no stored name contains one, and a parameter that does is an error.
    private static bool CanBeText(string value) => !value.Contains('\0');

    private static async Task<VideoSnapshot?> FirstAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? VideoRow.Read(reader) : null;
    }
}
