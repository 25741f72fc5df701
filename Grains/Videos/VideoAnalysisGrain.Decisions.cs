using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Videos;

// What an attempt or an event may still do.
public sealed partial class VideoAnalysisGrain
{
    private bool IsExpired => clock.GetUtcNow() - _lastReport > options.Value.AttemptExpiry;

    /// <summary>
    /// Whether an event for the present version of the object has nothing left to do: the video has failed for good, or is
    /// completed with a fingerprint as this build would make it.
    /// </summary>
    private async Task<bool> HasOutcome() => _snapshot switch
    {
        { Status: VideoStatus.Completed } => await fingerprintStore.IsUpToDateAsync(VideoId, default),
        { Status: VideoStatus.Failed, Error: { } error } => VideoErrorCodes.IsFinal(error.Code),
        _ => false,
    };

    private async Task<BeginDecision?> Refusal(BeginRequest request)
    {
        var isSameVersion = request.Facts.ETag == State.ETag;
        var isSameMessage = request.MessageId == State.MessageId;
        if (IsUnderWay)
        {
            // The same message again means that its first handler has died.
            return isSameVersion && !isSameMessage && !IsExpired ? BeginDecision.UnderWay : null;
        }

        // A deleted video stays deleted until its object is written anew, whatever events of it are still to come.
        var isSettled = _snapshot is null
            ? isSameMessage || request.Facts.LastModified == State.LastModified
            : (isSameMessage || !request.Force) && await HasOutcome();
        return isSameVersion && isSettled ? BeginDecision.AlreadyDone : null;
    }

    /// <summary>Whether the caller asks again for what it has had (its first call's answer was lost).</summary>
    private async Task<bool> IsRepeated(int attempt, VideoStatus outcome)
    {
        if (_snapshot is null)
        {
            // Deleted meanwhile: the attempt may have put itself into the index since.
            await Index.Remove(VideoId);
        }

        return attempt == State.Attempt && _snapshot?.Status == outcome;
    }

    private bool IsCurrent(int attempt)
    {
        if (attempt != State.Attempt || !IsUnderWay)
        {
            LogSuperseded(VideoId, attempt, State.Attempt);
            return false;
        }

        _lastReport = clock.GetUtcNow();
        return true;
    }
}
