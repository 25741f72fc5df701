using System.Collections.Concurrent;
using TVidz.Grains.Storage;
using TVidz.Media;

namespace TVidz.Grains.Tests;

/// <summary>Notes whose pictures were stored and deleted.</summary>
public sealed class RecordingPreviews : IPreviewStore
{
    public ConcurrentQueue<string> Deleted { get; } = new();

    public Task PutAsync(string videoId, MediaPreviews previews, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<bool> CopyAsync(string fromVideoId, string toVideoId, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task DeleteAsync(string videoId, CancellationToken cancellationToken)
    {
        Deleted.Enqueue(videoId);
        return Task.CompletedTask;
    }
}
