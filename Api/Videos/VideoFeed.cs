using System.Runtime.CompilerServices;
using TVidz.Api.Cluster;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Videos;

/// <summary>Follows a video through deactivations and the death of silos: the reader notices a pause at most.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="time">The clock of the pauses.</param>
/// <param name="logger">Says when it had to begin again.</param>
public sealed partial class VideoFeed(IGrainFactory grains, TimeProvider time, ILogger<VideoFeed> logger)
{
    // A silo that dies takes its side of a subscription along without a word, and Orleans says so only when the call
    // times out, after 30 s. So a subscription that has been quiet is checked against the grain itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Snapshots from now on, up to the terminal one. Ends early when the video is deleted.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="seen">The revision that the reader has already, which is not repeated.</param>
    /// <param name="cancellationToken">The reader leaves.</param>
    public async IAsyncEnumerable<VideoSnapshot> FollowAsync(
        string videoId, long? seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (true)
        {
            await foreach (var snapshot in WatchOnceAsync(videoId, () => seen, cancellationToken))
            {
                pause = FirstPause;
                // Not "greater than": revisions that only memory held may be given again after a crash.
                if (snapshot.Revision != seen)
                {
                    seen = snapshot.Revision;
                    yield return snapshot;
                }

                if (snapshot.IsTerminal)
                {
                    yield break;
                }
            }

            if (await AskAsync(videoId, cancellationToken) is { Answered: true, Video: null })
            {
                yield break;
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    /// <summary>One subscription, up to its end, its failure, or the discovery that it is dead.</summary>
    private async IAsyncEnumerable<VideoSnapshot> WatchOnceAsync(
        string videoId, Func<long?> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshots = grains.Video(videoId).Watch(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = snapshots.MoveNextAsync().AsTask();
        try
        {
            while (await ArrivesAsync(next, videoId, seen, cancellationToken))
            {
                yield return snapshots.Current;
                next = snapshots.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // Not awaited: telling a dead silo that nobody listens any more takes long, and always fails.
            _ = CloseAsync(snapshots, next);
        }
    }

    private async Task<bool> ArrivesAsync(
        Task<bool> next, string videoId, Func<long?> seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await next.WaitAsync(Patience, time, cancellationToken);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                if (await AskAsync(videoId, cancellationToken) is { Answered: true } state
                    && state.Video?.Revision != seen())
                {
                    return false;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogBroken(videoId, exception.GetType().Name);
                return false;
            }
        }
    }

    private static async Task CloseAsync(IAsyncEnumerator<VideoSnapshot> snapshots, Task next)
    {
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await snapshots.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<(bool Answered, VideoSnapshot? Video)> AskAsync(string videoId, CancellationToken cancellationToken)
    {
        try
        {
            return (true, await grains.Video(videoId).GetState().WaitAsync(Patience, time, cancellationToken));
        }
        catch (Exception exception) when (ClusterFailure.IsPassing(exception))
        {
            return (false, null);
        }
    }

    [LoggerMessage(LogLevel.Information, "The stream of video {VideoId} broke off and is taken up again: {Reason}")]
    private partial void LogBroken(string videoId, string reason);
}
