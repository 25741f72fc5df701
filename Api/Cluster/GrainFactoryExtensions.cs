using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Operations;
using TVidz.GrainInterfaces.Storage;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Cluster;

/// <summary>The grains that the API talks to.</summary>
public static class GrainFactoryExtensions
{
    /// <summary>The video's grain.</summary>
    public static IVideoAnalysisGrain Video(this IGrainFactory grains, string videoId) =>
        grains.Get<IVideoAnalysisGrain>(GrainKeys.Video(videoId));

    /// <summary>The library.</summary>
    public static ILibraryGrain Library(this IGrainFactory grains) => grains.Get<ILibraryGrain>(GrainKeys.Shared);

    /// <summary>The intake.</summary>
    public static IIntakeGrain Intake(this IGrainFactory grains) => grains.Get<IIntakeGrain>(GrainKeys.Shared);

    /// <summary>Uploads in parts.</summary>
    public static IMultipartUploadGrain MultipartUploads(this IGrainFactory grains) =>
        grains.Get<IMultipartUploadGrain>(GrainKeys.Shared);

    /// <summary>Groups of videos.</summary>
    public static IGroupGrain Groups(this IGrainFactory grains) => grains.Get<IGroupGrain>(GrainKeys.Shared);

    /// <summary>The overview.</summary>
    public static IOverviewGrain Overview(this IGrainFactory grains) => grains.Get<IOverviewGrain>(GrainKeys.Shared);

    /// <summary>Leave to read objects.</summary>
    public static IObjectLinkGrain ObjectLinks(this IGrainFactory grains) =>
        grains.Get<IObjectLinkGrain>(GrainKeys.Shared);

    /// <summary>The backfill's grain.</summary>
    public static IBackfillGrain Backfill(this IGrainFactory grains, string backfillId) =>
        grains.Get<IBackfillGrain>(GrainKeys.Backfill(backfillId));

    // Which grains exist the client learns from the first silo that it reaches; before, every interface is unknown to it.
    private static T Get<T>(this IGrainFactory grains, string key)
        where T : IGrainWithStringKey
    {
        try
        {
            return grains.GetGrain<T>(key);
        }
        catch (ArgumentException exception)
        {
            throw new SiloUnavailableException("No silo is known that has this grain.", exception);
        }
    }
}
