using System.Collections.Immutable;
using Npgsql;

namespace TVidz.Grains.Persistence;

/// <summary>
/// Keeps writers of pairs from deadlocks. Rows are locked in this order by all of them: videos, then fingerprints, in
/// the order of their ids, then pairs; and whoever writes a pair holds the fingerprints of both its sides. So two
/// writers of one pair meet at a fingerprint, where waiting is in order, and never at the pair.
/// </summary>
internal static class PairLocks
{
    /// <summary>The ids of the videos that $1 has a pair with.</summary>
    public const string Partners =
        "SELECT second_id FROM matches WHERE first_id = $1 UNION ALL SELECT first_id FROM matches WHERE second_id = $1";

    /// <summary>Locks the fingerprints of the video, of the videos that it has pairs with, and of <paramref name="others"/>.</summary>
    public static NpgsqlBatchCommand Command(string videoId, ImmutableArray<string> others) => new(
        $"""
        SELECT video_id FROM video_timestamps
        WHERE video_id IN (SELECT $1 UNION SELECT unnest($2) UNION {Partners})
        ORDER BY video_id
        FOR NO KEY UPDATE
        """)
    {
        Parameters = { new() { Value = videoId }, new() { Value = others.ToArray() } },
    };
}
