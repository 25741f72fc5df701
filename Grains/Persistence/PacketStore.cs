using System.Collections.Immutable;
using Npgsql;
using TVidz.Fingerprints.Packets;

namespace TVidz.Grains.Persistence;

/// <summary>The videos' packets, as far as they were read. For transactions and failures see <see cref="VideoStore"/>.</summary>
public sealed class PacketStore(NpgsqlDataSource dataSource)
{
    /// <summary>Groups that a candidate must have: the first, one in the middle, the last.</summary>
    private const int Asked = 3;

    /// <summary>Of a second: the unit of stored times.</summary>
    private const double Ticks = 10_000;

    /// <summary>Finds the videos that have all of the groups $1, but for the video $2.</summary>
    internal const string CandidatesQuery =
        """
        SELECT p.video_id, p.revision, p.times, p.hashes, p.heads
        FROM video_packets AS p JOIN video_timestamps AS t USING (video_id)
        WHERE p.telling @> $1 AND p.video_id <> $2 AND p.revision = t.revision
        ORDER BY p.revision LIMIT 20
        """;

    /// <summary>Stores a video's packets, unless its fingerprint is of another revision by now.</summary>
    public async Task SaveAsync(string videoId, long revision, PacketTrack packets, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            INSERT INTO video_packets (video_id, revision, times, hashes, heads, telling)
            SELECT video_id, revision, $3, $4, $5, $6 FROM video_timestamps WHERE video_id = $1 AND revision = $2
            ON CONFLICT (video_id) DO UPDATE SET
              revision = excluded.revision, times = excluded.times, hashes = excluded.hashes, heads = excluded.heads,
              telling = excluded.telling
            """);
        command.Parameters.Add(new() { Value = videoId });
        command.Parameters.Add(new() { Value = revision });
        command.Parameters.Add(new() { Value = packets.Groups.Select(group => (int)Math.Round(group.Time * Ticks)).ToArray() });
        command.Parameters.Add(new() { Value = packets.Groups.Select(group => group.Hash).ToArray() });
        command.Parameters.Add(new() { Value = packets.Groups.Select(group => group.Head).ToArray() });
        command.Parameters.Add(new() { Value = packets.Telling.ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Other videos that may have all of these packets, the oldest first.</summary>
    public async Task<ImmutableArray<KnownPackets>> FindAsync(
        string videoId, PacketTrack packets, CancellationToken cancellationToken)
    {
        var asked = AskedOf(packets);
        if (asked.Length == 0)
        {
            return [];
        }

        await using var command = dataSource.CreateCommand(CandidatesQuery);
        command.Parameters.Add(new() { Value = asked });
        command.Parameters.Add(new() { Value = videoId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var candidates = ImmutableArray.CreateBuilder<KnownPackets>();
        while (await reader.ReadAsync(cancellationToken))
        {
            candidates.Add(Read(reader));
        }

        return candidates.DrainToImmutable();
    }

    /// <summary>The last group may break off; it is asked for only where there is no other.</summary>
    private static long[] AskedOf(PacketTrack packets)
    {
        long[] telling =
        [
            .. packets.Groups.Take(Math.Max(1, packets.Groups.Length - 1))
                .Select(group => group.Hash)
                .Where(packets.Telling.Contains),
        ];
        return telling.Length <= Asked ? telling : [telling[0], telling[telling.Length / 2], telling[^1]];
    }

    private static KnownPackets Read(NpgsqlDataReader row)
    {
        var times = row.GetFieldValue<int[]>(2);
        var hashes = row.GetFieldValue<long[]>(3);
        var heads = row.GetFieldValue<int[]>(4);
        return new KnownPackets(
            row.GetString(0),
            row.GetInt64(1),
            [.. times.Select((time, i) => new PacketGroup(time / Ticks, hashes[i], heads[i]))]);
    }
}
