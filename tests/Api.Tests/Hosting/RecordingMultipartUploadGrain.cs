using System.Collections.Immutable;
using Orleans.Concurrency;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Api.Tests.Hosting;

/// <summary>Knows one upload: <see cref="UploadId"/>.</summary>
[StatelessWorker]
public sealed class RecordingMultipartUploadGrain(World world) : Grain, IMultipartUploadGrain
{
    public const string UploadId = "the-upload";

    public Task<MultipartTicket> Create(UploadRequest request)
    {
        world.Calls.Enqueue(request);
        return Task.FromResult(new MultipartTicket("v1", UploadId, 8 << 20, DateTimeOffset.UnixEpoch));
    }

    public Task<ImmutableArray<UploadedPart>?> ListParts(string videoId, string uploadId) =>
        Task.FromResult<ImmutableArray<UploadedPart>?>(uploadId == UploadId ? [new UploadedPart(2, 5, "abc")] : null);

    public Task<PartTicket?> PresignPart(string videoId, string uploadId, int partNumber, bool forBrowser) =>
        partNumber > 3
            ? throw new ArgumentException("This upload has parts 1 to 3; 4 is none of them.")
            : Task.FromResult(uploadId == UploadId
                ? new PartTicket(
                    $"https://s3/{partNumber}?browser={forBrowser}", "PUT",
                    ImmutableDictionary<string, string>.Empty, DateTimeOffset.UnixEpoch)
                : null);

    public Task<bool> Complete(string videoId, string uploadId, ImmutableArray<SentPart> parts)
    {
        foreach (var part in parts)
        {
            world.Calls.Enqueue(part);
        }

        return Task.FromResult(uploadId == UploadId);
    }

    public Task<bool> Abort(string videoId, string uploadId) => Task.FromResult(uploadId == UploadId);
}
