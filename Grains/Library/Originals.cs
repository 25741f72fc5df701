using System.Collections.Immutable;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Grains.Library;

/// <summary>Which video of a group the others were probably made from.</summary>
internal static class Originals
{
    /// <summary>Seconds by which lengths differ through coding alone.</summary>
    private const double SameLength = 0.5;

    /// <summary>The video that most speaks for; of several the earliest.</summary>
    /// <param name="videos">The group, the earliest first; not empty.</param>
    public static LikelyOriginal Find(ImmutableArray<GroupVideo> videos)
    {
        var mostPixels = videos.Max(PixelsOf);
        var longest = videos.Max(video => video.Duration ?? 0);
        return videos
            .Select((video, i) => new LikelyOriginal(video.VideoId,
            [
                .. i == 0 ? (ReadOnlySpan<string>)["earliest"] : [],
                .. mostPixels > 0 && PixelsOf(video) == mostPixels ? (ReadOnlySpan<string>)["highest_resolution"] : [],
                .. longest > 0 && video.Duration >= longest - SameLength ? (ReadOnlySpan<string>)["longest"] : [],
            ]))
            .MaxBy(candidate => candidate.Reasons.Length)!;
    }

    private static long PixelsOf(GroupVideo video) => (long)(video.Width ?? 0) * (video.Height ?? 0);
}
