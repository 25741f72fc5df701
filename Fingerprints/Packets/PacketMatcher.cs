using System.Collections.Immutable;

namespace TVidz.Fingerprints.Packets;

/// <summary>Tells whether a video's coded pictures are, all of them and in a row, another's.</summary>
public static class PacketMatcher
{
    /// <summary>Seconds by which the times of a group may differ: containers round them.</summary>
    private const double Tolerance = 0.05;

    /// <summary>The fewest telling groups that must be equal; of a video that is one group, that one.</summary>
    private const int LeastTelling = 2;

    /// <summary>Where the whole of a video lies in another; null: it does not.</summary>
    /// <param name="video">The video.</param>
    /// <param name="other">The groups of the other, in the order in which they are coded.</param>
    public static Segment? FindWithin(PacketTrack video, ImmutableArray<PacketGroup> other)
    {
        ArgumentNullException.ThrowIfNull(video);
        var groups = video.Groups;
        var telling = groups.Count(group => video.Telling.Contains(group.Hash));
        if (telling < Math.Min(LeastTelling, groups.Length))
        {
            return null;
        }

        for (var first = 0; first + groups.Length <= other.Length; first++)
        {
            if (IsAt(groups, other, first))
            {
                var offset = other[first].Time - groups[0].Time;
                return new Segment(
                    0, Rounded(video.Duration), Rounded(Math.Max(0, offset)), Rounded(offset + video.Duration), 1, false);
            }
        }

        return null;
    }

    private static bool IsAt(ImmutableArray<PacketGroup> groups, ImmutableArray<PacketGroup> other, int first)
    {
        var last = groups.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            var (group, counterpart) = (groups[i], other[first + i]);
            var isEqual = group.Hash == counterpart.Hash || (i == last && last > 0 && group.Head == counterpart.Head);
            var drift = group.Time - groups[0].Time - (counterpart.Time - other[first].Time);
            if (!isEqual || Math.Abs(drift) > Tolerance)
            {
                return false;
            }
        }

        return true;
    }

    private static double Rounded(double seconds) => Math.Round(seconds, 4);
}
