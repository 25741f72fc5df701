using Orleans.Storage;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Videos;

// How a transition is persisted, and then seen.
public sealed partial class VideoAnalysisGrain
{
    /// <summary>
    /// Ends an analysis that has come to nothing: the video fails; but where the same version of the object had a result
    /// before, that is as true as ever, and stays.
    /// </summary>
    private async Task EndWithout(VideoSnapshot snapshot, VideoError error)
    {
        if (State.Former is { } former && former.ETag == State.ETag
            && await videoStore.FindAsync(VideoId, default) is { } row)
        {
            await Restore(former.Snapshot, row);
            LogResultStays(VideoId, error.Code);
        }
        else
        {
            await FailNow(snapshot, error);
            LogFailed(VideoId, error.Code);
        }

        await EndReminder();
        TVidzTelemetry.Failures.Add(1, new KeyValuePair<string, object?>("code", error.Code));
    }

    private Task Restore(VideoSnapshot former, VideoSnapshot row) => Move(State with
    {
        Snapshot = former with { SceneCuts = row.SceneCuts, DuplicateCount = row.DuplicateCount },
        Former = null,
    });

    private async Task FailNow(VideoSnapshot snapshot, VideoError error)
    {
        if (VideoErrorCodes.IsFinal(error.Code))
        {
            // What an older version of the object was found by is true no longer.
            await RemoveResult();
            snapshot = snapshot with { Thumbnails = null };
        }

        await Move(State with
        {
            Snapshot = snapshot with
            {
                Status = VideoStatus.Failed,
                Error = error,
                CompletedAt = clock.GetUtcNow(),
                DuplicateCount = _snapshot is null ? 0 : await matchStore.CountAsync(VideoId, default),
            },
            Former = null,
        });
    }

    private async Task RemoveResult()
    {
        if (!IsImported)
        {
            await previews.DeleteAsync(VideoId, default);
            await videoStore.SaveThumbnailsAsync(VideoId, null, default);
        }

        var others = await fingerprintStore.DeleteAsync(VideoId, default);
        await Index.Remove(VideoId);
        await TellOthers(others);
    }

    private async Task TellOthers(IEnumerable<string> videoIds)
    {
        foreach (var videoId in videoIds.Where(videoId => videoId != VideoId))
        {
            await GrainFactory.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(videoId)).RefreshDuplicates();
        }
    }

    private async Task EndReminder()
    {
        try
        {
            if (State.LastChance is not null && await this.GetReminder(AbandonedReminder) is { } reminder)
            {
                await this.UnregisterReminder(reminder);
            }
        }
        catch (Exception failure)
        {
            // It ends at its next tick.
            LogReminderStays(failure, VideoId);
        }
    }

    private Task Move(VideoState next) => Move(next, async snapshot =>
    {
        if (!await videoStore.SaveAsync(snapshot, next.ETag, default))
        {
            throw NewerRow();
        }
    });

    private async Task Move(VideoState next, Func<VideoSnapshot, Task> saveRow)
    {
        var snapshot = next.Snapshot! with { Revision = Math.Max(_snapshot?.Revision ?? 0, State.Revision) + 1 };
        try
        {
            await saveRow(snapshot);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        await Write(next with { Snapshot = snapshot with { SceneCuts = [] }, Revision = snapshot.Revision });
        Publish(snapshot);
    }

    private async Task Write(VideoState next)
    {
        try
        {
            storage.State = next;
            await storage.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private InconsistentStateException NewerRow() => new($"A newer row of video {VideoId} is stored already.");

    private void Publish(VideoSnapshot snapshot)
    {
        _snapshot = snapshot with { Revision = Math.Max(snapshot.Revision, (_snapshot?.Revision ?? 0) + 1) };
        _feed.Publish(_snapshot);
    }
}
