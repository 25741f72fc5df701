using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Storage;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Storage;

/// <inheritdoc cref="IObjectLinkGrain"/>
[StatelessWorker]
internal sealed class ObjectLinkGrain(IGrainFactory grains, ObjectStore store, IOptions<StorageOptions> options)
    : Grain, IObjectLinkGrain
{
    private readonly string _bucket = options.Value.Bucket;

    /// <inheritdoc/>
    public async Task<ObjectLink?> GetLink(string videoId, VideoObject wanted, bool forBrowser)
    {
        var video = await grains.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(videoId)).GetState();
        return (wanted, video) switch
        {
            (VideoObject.Media, { Bucket.Length: > 0, Status: not VideoStatus.Pending }) =>
                await store.PresignReadAsync(video.Bucket, video.Key, MediaTypes.OfVideo(video.FileName), forBrowser),
            (VideoObject.Poster, { Thumbnails: not null }) =>
                await store.PresignReadAsync(_bucket, ReservedKeys.Poster(videoId), MediaTypes.Jpeg, forBrowser),
            (VideoObject.Thumbnails, { Thumbnails: not null }) =>
                await store.PresignReadAsync(_bucket, ReservedKeys.Thumbnails(videoId), MediaTypes.Jpeg, forBrowser),
            _ => null,
        };
    }
}
