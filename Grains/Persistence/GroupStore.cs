using System.Collections.Immutable;
using Npgsql;
using TVidz.GrainInterfaces.Library;
using TVidz.Grains.Library;

namespace TVidz.Grains.Persistence;

/// <summary>The full-length matches that connect videos to groups. For transactions and failures see <see cref="VideoStore"/>.</summary>
public sealed class GroupStore(NpgsqlDataSource dataSource)
{
    /// <summary>The most videos that are followed from one.</summary>
    private const int MaxMembers = 10_000;

    private const string Links =
        """
        m.kind <> 'partial' AND NOT EXISTS
        (
          SELECT FROM decisions AS d
          WHERE d.first_id = m.first_id AND d.second_id = m.second_id AND d.verdict = 'dismissed'
        )
        """;

    private const string Connected =
        $"""
        WITH RECURSIVE connected (video_id) AS
        (
          SELECT $1::text COLLATE "C"
          UNION
          SELECT o.video_id FROM connected AS c CROSS JOIN LATERAL
          (
            SELECT m.second_id AS video_id FROM matches AS m WHERE m.first_id = c.video_id AND {Links}
            UNION ALL
            SELECT m.first_id FROM matches AS m WHERE m.second_id = c.video_id AND {Links}
          ) AS o
        )
        SELECT video_id FROM connected LIMIT $2
        """;

    /// <summary>How the library falls into groups.</summary>
    internal async Task<GroupLayout> ReadLayoutAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"""
            SELECT m.first_id, f.uploaded_at, m.second_id, s.uploaded_at FROM matches AS m
            JOIN videos AS f ON f.video_id = m.first_id JOIN videos AS s ON s.video_id = m.second_id
            WHERE {Links}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var layout = new GroupLayout();
        while (await reader.ReadAsync(cancellationToken))
        {
            layout.Link(
                reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1),
                reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3));
        }

        return layout;
    }

    /// <summary>The video and all that links connect it with.</summary>
    public async Task<ImmutableArray<string>> ReadConnectedAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Connected);
        command.Parameters.Add(new() { Value = videoId });
        command.Parameters.Add(new() { Value = MaxMembers });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var members = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            members.Add(reader.GetString(0));
        }

        return members.DrainToImmutable();
    }

    /// <summary>The earliest of these videos, at most so many, with their links among each other; those that are gone are left out.</summary>
    public async Task<ImmutableArray<GroupVideo>> ReadVideosAsync(
        ImmutableArray<string> videoIds, int most, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"""
            WITH members AS
            (
              SELECT * FROM videos WHERE video_id = ANY ($1) ORDER BY uploaded_at, video_id LIMIT $2
            )
            SELECT video_id, file_name, duration, width, height, size, uploaded_at, thumbnails IS NOT NULL,
              ARRAY
              (
                SELECT o.video_id FROM matches AS m JOIN members AS o ON o.video_id = m.second_id
                WHERE m.first_id = v.video_id AND {Links}
                UNION ALL
                SELECT o.video_id FROM matches AS m JOIN members AS o ON o.video_id = m.first_id
                WHERE m.second_id = v.video_id AND {Links}
              )
            FROM members AS v ORDER BY uploaded_at, video_id
            """);
        command.Parameters.Add(new() { Value = videoIds.ToArray() });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var videos = ImmutableArray.CreateBuilder<GroupVideo>();
        while (await reader.ReadAsync(cancellationToken))
        {
            videos.Add(new GroupVideo(
                reader.GetString(0), reader.GetString(1), reader.GetFieldValue<double?>(2), reader.GetFieldValue<int?>(3),
                reader.GetFieldValue<int?>(4), reader.GetFieldValue<long?>(5), reader.GetFieldValue<DateTimeOffset>(6),
                reader.GetBoolean(7), [.. reader.GetFieldValue<string[]>(8)]));
        }

        return videos.DrainToImmutable();
    }
}
