using System.Net.Http.Headers;
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
    private const string AnyType = "application/octet-stream";
    private readonly StorageOptions _options = options.Value;

    /// <inheritdoc/>
    public async Task<UploadTicket> CreateUpload(UploadRequest request)
    {
        CheckSize(request.Size);
        var fileName = UploadNames.Clean(request.FileName);
        var contentType = CheckType(request.ContentType);
        var key = UploadNames.KeyFor(fileName, timeProvider.GetUtcNow());
        var upload = await store.PresignUploadAsync(key, contentType, request.Size);
        var facts = new ObjectFacts(_options.Bucket, key, Size: request.Size, FileName: fileName);
        var video = await VideoGrain(facts.VideoId).Announce(facts);
        return new UploadTicket(video.VideoId, upload.Url, "PUT", upload.Headers, upload.ExpiresAt);
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

        // Told first: the message may be handled before the next line.
        var queued = await VideoGrain(videoId).Queue(
            new ObjectFacts(video.Bucket, video.Key, Size: video.Size, FileName: video.FileName));
        var request = S3EventWriter.Request(video.Bucket, video.Key);
        await queue.SendAsync([S3EventWriter.Write(request)], CancellationToken.None);
        return queued;
    }

    /// <inheritdoc/>
    public Task DeleteObject(string bucket, string key) => store.DeleteAsync(bucket, key, CancellationToken.None);

    private IVideoAnalysisGrain VideoGrain(string videoId) =>
        grains.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(videoId));

    private void CheckSize(long size)
    {
        if (size < 1)
        {
            throw new ArgumentException("The file is empty. Its size has to be at least 1 byte.");
        }

        if (size > _options.MaxObjectBytes)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The file is too large: {size:N0} bytes. At most {_options.MaxObjectBytes:N0} are accepted."));
        }
    }

    private static string CheckType(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
        {
            return AnyType;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out var parsed) && Ascii.IsValid(contentType)
            ? parsed.ToString()
            : throw new ArgumentException("The content type is no media type such as video/mp4.");
    }
}
