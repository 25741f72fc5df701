using TVidz.GrainInterfaces.Videos;
using TVidz.Testing;

namespace TVidz.Grains.Tests.Videos;

/// <summary>What tests ask of a video's grain.</summary>
internal static class VideoGrainExtensions
{
    /// <summary>The state of a video that is known.</summary>
    public static async Task<VideoSnapshot> Known(this IVideoAnalysisGrain video) => (await video.GetState()).ShouldNotBeNull();

    /// <summary>Ends the activation; when it returns, another one answers.</summary>
    public static async Task Reactivate(this IVideoAnalysisGrain video)
    {
        var before = (await video.Known()).Revision;
        await video.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        await Eventually.HoldsAsync(
            "another activation answers", async () => (await video.Known()).Revision != before);
    }
}
