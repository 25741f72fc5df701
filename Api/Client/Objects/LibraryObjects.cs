using System.Runtime.CompilerServices;
using TVidz.Client.Http;

namespace TVidz.Client.Objects;

/// <summary>The library's videos and their objects, after an emulator that keeps nothing was started anew.</summary>
internal sealed class LibraryObjects(ApiClient api, EmulatorBucket bucket)
{
    /// <summary>How many videos were uploaded to the bucket and are not in it any more.</summary>
    public async Task<int> CountLostAsync(CancellationToken cancellationToken)
    {
        var present = await bucket.ListAsync(cancellationToken);
        return await VideosAsync(cancellationToken).CountAsync(
            video => video.Status is not VideoStatus.Pending && !present.ContainsKey(video.Key), cancellationToken);
    }

    /// <summary>Asks for the analysis of each video that waits for one and whose object is there; says how many.</summary>
    public async Task<int> ResumeAsync(CancellationToken cancellationToken)
    {
        var present = await bucket.ListAsync(cancellationToken);
        var waiting = await VideosAsync(cancellationToken)
            .Where(video => !video.IsTerminal && present.ContainsKey(video.Key))
            .ToListAsync(cancellationToken);
        foreach (var video in waiting)
        {
            await api.AnalyzeAsync(video.VideoId, cancellationToken);
        }

        return waiting.Count;
    }

    /// <summary>All videos of the bucket.</summary>
    private async IAsyncEnumerable<Video> VideosAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await api.ListAsync(cursor, cancellationToken);
            foreach (var video in page.Items.Where(video => video.Bucket == bucket.Name))
            {
                yield return video;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
