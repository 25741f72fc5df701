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
            await foreach (var snapshot in WatchOnceAsync(videoId, cancellationToken))
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

            if (await IsGoneAsync(videoId))
            {
                yield break;
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    /// <summary>One subscription, up to its end or failure.</summary>
    private async IAsyncEnumerable<VideoSnapshot> WatchOnceAsync(
        string videoId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshots = grains.Video(videoId).Watch(cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await TryMoveNextAsync(videoId, snapshots, cancellationToken))
            {
                yield return snapshots.Current;
            }
        }
        finally
        {
            await CloseAsync(snapshots);
        }
    }

    private async Task<bool> TryMoveNextAsync(
        string videoId, IAsyncEnumerator<VideoSnapshot> snapshots, CancellationToken cancellationToken)
    {
        try
        {
            return await snapshots.MoveNextAsync();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogBroken(videoId, exception.Message);
            return false;
        }
    }

    private static async Task CloseAsync(IAsyncEnumerator<VideoSnapshot> snapshots)
    {
        try
        {
            await snapshots.DisposeAsync();
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException or OperationCanceledException)
        {
            // It told a silo that is gone that nobody listens any more.
        }
    }

    private async Task<bool> IsGoneAsync(string videoId)
    {
        try
        {
            return await grains.Video(videoId).GetState() is null;
        }
        catch (Exception exception) when (ClusterFailure.IsPassing(exception))
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "The stream of video {VideoId} broke off and is taken up again: {Reason}")]
    private partial void LogBroken(string videoId, string reason);
}
