using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>
/// Keeps nothing of its own: the announced video has key and size, storage has the parts. Their sizes are signed, so that
/// all parts together are the file that was announced.
/// </summary>
[StatelessWorker]
internal sealed class MultipartUploadGrain(
    IGrainFactory grains,
    MultipartStore uploads,
    ObjectStore objects,
    IOptions<StorageOptions> options,
    TimeProvider timeProvider) : Grain, IMultipartUploadGrain
{
    private readonly StorageOptions _options = options.Value;

    /// <inheritdoc/>
    public async Task<MultipartTicket> Create(UploadRequest request)
    {
        var upload = UploadRules.Check(request, _options.MaxObjectBytes);
        var now = timeProvider.GetUtcNow();
        var key = UploadNames.KeyFor(upload.FileName, now);
        var uploadId = await uploads.BeginAsync(key, upload.ContentType, CancellationToken.None);
        var facts = new ObjectFacts(_options.Bucket, key, Size: upload.Size, FileName: upload.FileName);
        var video = await VideoGrain(facts.VideoId).Announce(facts);
        return new MultipartTicket(
            video.VideoId, uploadId, new UploadParts(upload.Size).PartSize, video.UploadedAt + _options.MultipartExpiry);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<UploadedPart>?> ListParts(string videoId, string uploadId) =>
        await FindPending(videoId) is { } video
            ? await uploads.ListAsync(video.Key, uploadId, CancellationToken.None)
            : null;

    /// <inheritdoc/>
    public async Task<PartTicket?> PresignPart(string videoId, string uploadId, int partNumber, bool forBrowser)
    {
        if (await FindPending(videoId) is not { Size: { } size } video)
        {
            return null;
        }

        var parts = new UploadParts(size);
        if (partNumber < 1 || partNumber > parts.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"This upload has parts 1 to {parts.Count}; {partNumber} is none of them."));
        }

        var part = await uploads.PresignPartAsync(
            video.Key, uploadId, partNumber, parts.SizeOf(partNumber), forBrowser);
        return new PartTicket(part.Url, "PUT", part.Headers, part.ExpiresAt);
    }

    /// <inheritdoc/>
    public async Task<bool> Complete(string videoId, string uploadId, ImmutableArray<SentPart> parts)
    {
        if (await VideoGrain(videoId).GetState() is not { Size: { } size } video || video.Bucket != _options.Bucket)
        {
            return false;
        }

        CheckComplete(parts, new UploadParts(size).Count);
        return (await uploads.ListAsync(video.Key, uploadId, CancellationToken.None) is not null
                && await uploads.CompleteAsync(video.Key, uploadId, parts, CancellationToken.None))
            // The answer to an earlier call may have been lost.
            || await objects.HeadAsync(video.Bucket, video.Key, CancellationToken.None) is not null;
    }

    /// <inheritdoc/>
    public async Task<bool> Abort(string videoId, string uploadId)
    {
        if (await FindPending(videoId) is not { } video)
        {
            return false;
        }

        await uploads.AbortAsync(video.Key, uploadId, CancellationToken.None);
        // It may have been completed just before: then its event is on the way, and it is a video like any other.
        if (await objects.HeadAsync(video.Bucket, video.Key, CancellationToken.None) is null)
        {
            await VideoGrain(videoId).Delete();
        }

        return true;
    }

    private static void CheckComplete(ImmutableArray<SentPart> parts, int count)
    {
        if (!parts.Select(part => part.PartNumber).SequenceEqual(Enumerable.Range(1, count)))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"This upload has {count} parts. Name each once, in the order of their numbers."));
        }
    }

    private async Task<VideoSnapshot?> FindPending(string videoId) =>
        await VideoGrain(videoId).GetState() is { Status: VideoStatus.Pending } video
        && video.Bucket == _options.Bucket
        && timeProvider.GetUtcNow() < video.UploadedAt + _options.MultipartExpiry
            ? video
            : null;

    private IVideoAnalysisGrain VideoGrain(string videoId) =>
        grains.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(videoId));
}
