using System.Text;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <inheritdoc cref="IIntakeGrain"/>
[StatelessWorker]
internal sealed class IntakeGrain(
    IGrainFactory grains,
    ObjectStore store,
    EventQueue queue,
    IOptions<StorageOptions> options,
    TimeProvider timeProvider) : Grain, IIntakeGrain
{
    private const int MaxEventBytes = 1 << 20;
    private readonly StorageOptions _options = options.Value;

    /// <inheritdoc/>
    public async Task<UploadTicket> CreateUpload(UploadRequest request)
    {
        var upload = UploadRules.Check(request, _options.MaxObjectBytes);
        var key = UploadNames.KeyFor(upload.FileName, timeProvider.GetUtcNow());
        var put = await store.PresignUploadAsync(key, upload.ContentType, upload.Size, upload.ForBrowser);
        var facts = new ObjectFacts(_options.Bucket, key, Size: upload.Size, FileName: upload.FileName);
        var video = await VideoGrain(facts.VideoId).Announce(facts);
        return new UploadTicket(video.VideoId, put.Url, "PUT", put.Headers, put.ExpiresAt);
    }

    /// <inheritdoc/>
    public async Task<int> Notify(string s3Event)
    {
        if (Encoding.UTF8.GetByteCount(s3Event) > MaxEventBytes)
        {
            throw new ArgumentException("The event is longer than 1 MiB.");
        }

        var parsed = S3MessageParser.Parse(s3Event);
        if (parsed.Malformed is { } reason)
        {
            throw new ArgumentException($"This is no S3 event. {reason}");
        }

        if (!parsed.Events.All(IsAcceptable))
        {
            throw new ArgumentException(
                $"Only events of objects created in or removed from the bucket {_options.Bucket} are accepted, "
                + $"and none of keys that begin with {ReservedKeys.Prefix}.");
        }

        // One message an event, so that silos share them.
        await queue.SendAsync(parsed.Events.Select(S3EventWriter.Write), CancellationToken.None);
        return parsed.Events.Length;
    }

    /// <inheritdoc/>
    public async Task<VideoSnapshot?> RequestAnalysis(string videoId)
    {
        if (!VideoIds.IsValid(videoId) || await VideoGrain(videoId).GetState() is not { } video)
        {
            return null;
        }

        if (video.Bucket.Length == 0)
        {
            throw new InvalidOperationException(
                "This video was imported as a fingerprint. Only an uploaded video can be analysed again.");
        }

        var request = S3EventWriter.Request(video.Bucket, video.Key);
        await queue.SendAsync([S3EventWriter.Write(request)], CancellationToken.None);
        // The message may have been handled by now: the revision tells.
        return await VideoGrain(videoId).Queue(video.Revision);
    }

    /// <inheritdoc/>
    public Task DeleteObject(string bucket, string key) => store.DeleteAsync(bucket, key, CancellationToken.None);

    private IVideoAnalysisGrain VideoGrain(string videoId) =>
        grains.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(videoId));

    private bool IsAcceptable(ObjectEvent objectEvent) =>
        objectEvent.Kind is ObjectEventKind.Created or ObjectEventKind.Removed
        && objectEvent.Bucket == _options.Bucket
        && !ReservedKeys.IsReserved(objectEvent.Key);
}
