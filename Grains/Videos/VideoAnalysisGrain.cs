using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Videos;

/// <summary>
/// One video's life. Every transition is persisted before it is seen: first the row that the library lists, then this
/// grain's state, then watchers are told. A write that fails ends the activation, and the next one reads what is true.
/// </summary>
public sealed partial class VideoAnalysisGrain(
    [PersistentState("video", GrainStorage.Name)] IPersistentState<VideoState> storage,
    VideoStore videoStore,
    FingerprintStore fingerprintStore,
    MatchStore matchStore,
    IOptions<VideoOptions> options,
    TimeProvider clock,
    ILogger<VideoAnalysisGrain> logger) : Grain, IVideoAnalysisGrain, IRemindable
{
    private const string AbandonedReminder = "abandoned";

    /// <summary>Room for the revisions of progress that were never persisted, so that revisions never fall.</summary>
    private const long RevisionsPerActivation = 1 << 20;

    private readonly SnapshotFeed _feed = new();
    private VideoSnapshot? _snapshot;
    private DateTimeOffset _lastReport;

    private string VideoId => GrainKeys.VideoId(this.GetPrimaryKeyString());

    private VideoState State => storage.State;

    private bool IsUnderWay => _snapshot?.Status is VideoStatus.Analyzing or VideoStatus.Matching;

    private bool IsImported => _snapshot is { Bucket: "" };

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _lastReport = clock.GetUtcNow();
        var row = await videoStore.FindAsync(VideoId, cancellationToken);
        var known = State.Snapshot ?? row;
        _snapshot = known is null ? null : known with
        {
            SceneCuts = row?.SceneCuts ?? [],
            DuplicateCount = row?.DuplicateCount ?? 0,
            Revision = Math.Max(known.Revision, row?.Revision ?? 0) + RevisionsPerActivation,
        };
    }

    /// <inheritdoc/>
    public async Task<VideoSnapshot?> GetState()
    {
        // An imported fingerprint comes and is replaced without this grain being told.
        if (_snapshot is null || IsImported)
        {
            _snapshot = await videoStore.FindAsync(VideoId, CancellationToken.None);
        }

        return _snapshot;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<VideoSnapshot> Watch(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (await GetState() is not { } now)
        {
            yield break;
        }

        await foreach (var snapshot in _feed.Watch(now, cancellationToken))
        {
            yield return snapshot;
        }
    }

    /// <inheritdoc/>
    public Task<bool> IsSettled(string etag) => Task.FromResult(etag == State.ETag && HasOutcome);

    /// <inheritdoc/>
    public async Task<VideoSnapshot> Announce(ObjectFacts facts)
    {
        if (_snapshot is null)
        {
            await Move(State with { Snapshot = NewSnapshot(facts, VideoStatus.Pending) });
        }

        return _snapshot!;
    }

    /// <inheritdoc/>
    public async Task<VideoSnapshot> Queue(ObjectFacts facts)
    {
        if (!IsUnderWay && _snapshot?.Status is not VideoStatus.Queued)
        {
            await Move(State with { Snapshot = Restarted(facts, VideoStatus.Queued) });
        }

        return _snapshot!;
    }

    /// <inheritdoc/>
    public async Task<BeginAnswer> Begin(BeginRequest request)
    {
        if (Refusal(request) is { } refusal)
        {
            LogRefused(VideoId, refusal, request.MessageId);
            return new BeginAnswer(refusal);
        }

        await Move(new VideoState
        {
            Snapshot = Restarted(request.Facts, VideoStatus.Analyzing),
            ETag = request.Facts.ETag,
            Attempt = State.Attempt + 1,
            MessageId = request.MessageId,
            HasReminder = request.IsLastReceive,
        });
        if (request.IsLastReceive)
        {
            await this.RegisterOrUpdateReminder(
                AbandonedReminder, options.Value.AttemptExpiry, TimeSpan.FromMinutes(1));
        }

        return new BeginAnswer(BeginDecision.Go, State.Attempt);
    }

    /// <inheritdoc/>
    public Task<bool> ReportProgress(int attempt, AnalysisProgress progress)
    {
        if (!IsCurrent(attempt))
        {
            return Task.FromResult(false);
        }

        if (_snapshot!.Status is VideoStatus.Analyzing)
        {
            Publish(_snapshot with
            {
                Progress = Math.Clamp(progress.Progress, _snapshot.Progress, 1),
                SceneCuts = progress.SceneCuts.Length >= _snapshot.SceneCuts.Length
                    ? progress.SceneCuts
                    : _snapshot.SceneCuts,
            });
        }

        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public async Task<long?> SaveFingerprint(int attempt, MediaFacts facts, Fingerprint fingerprint)
    {
        if (!IsCurrent(attempt))
        {
            return null;
        }

        var snapshot = _snapshot! with
        {
            Status = VideoStatus.Matching,
            Progress = 1,
            Evidence = facts.Evidence,
            Duration = facts.Duration,
            Width = facts.Width,
            Height = facts.Height,
            FrameRate = facts.FrameRate,
            Codec = facts.Codec,
            SceneCuts = fingerprint.SceneCuts,
        };
        long revision = 0;
        await Move(
            State with { Snapshot = snapshot },
            async saved => revision = await fingerprintStore.SaveAsync(saved, State.ETag, fingerprint, default)
                ?? throw new InconsistentStateException($"A newer row of video {VideoId} is stored already."));
        return revision;
    }

    /// <inheritdoc/>
    public async Task<bool> Complete(int attempt, MatchSet matches)
    {
        if (!IsCurrent(attempt))
        {
            return false;
        }

        var changed = await matchStore.ReplaceAsync(VideoId, matches, default);
        await Move(State with
        {
            Snapshot = _snapshot! with
            {
                Status = VideoStatus.Completed,
                CompletedAt = clock.GetUtcNow(),
                DuplicateCount = await matchStore.CountAsync(VideoId, default),
            },
        });
        await EndReminder();
        await TellOthers(changed);
        LogCompleted(VideoId, _snapshot.SceneCuts.Length, _snapshot.DuplicateCount);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> Fail(int attempt, VideoError error)
    {
        if (!IsCurrent(attempt))
        {
            return false;
        }

        await FailNow(error);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> Release(int attempt)
    {
        if (!IsCurrent(attempt))
        {
            return false;
        }

        await Move(State with { Snapshot = _snapshot! with { Status = VideoStatus.Queued, Progress = 0 } });
        return true;
    }

    /// <inheritdoc/>
    public async Task Reject(ObjectFacts facts, VideoError error)
    {
        if (IsUnderWay || _snapshot?.Status is VideoStatus.Completed)
        {
            return;
        }

        _snapshot ??= NewSnapshot(facts, VideoStatus.Queued);
        await FailNow(error);
    }

    /// <inheritdoc/>
    public async Task RefreshDuplicates()
    {
        if (_snapshot is not null)
        {
            Publish(_snapshot with { DuplicateCount = await matchStore.CountAsync(VideoId, default) });
        }
    }

    /// <inheritdoc/>
    public async Task<bool> Delete()
    {
        if (await GetState() is null)
        {
            return false;
        }

        await RemoveFingerprint();
        await videoStore.DeleteAsync(VideoId, default);
        await Write(State with { Snapshot = null, ETag = null, MessageId = null });
        _snapshot = null;
        await EndReminder();
        _feed.End();
        LogDeleted(VideoId);
        return true;
    }

    /// <summary>The last chance's attempt has died with its silo: no message will come back for it, so the video says so itself.</summary>
    async Task IRemindable.ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!IsUnderWay)
        {
            await EndReminder();
        }
        else if (IsExpired)
        {
            await FailNow(new VideoError(
                VideoErrorCodes.AnalyserCrashed,
                "Analysing this video ended the analyser again and again. Its message is on the dead-letter queue."));
        }
    }

    private bool IsExpired => clock.GetUtcNow() - _lastReport > options.Value.AttemptExpiry;

    /// <summary>Whether an event for the present version of the object has nothing left to do.</summary>
    private bool HasOutcome => _snapshot switch
    {
        { Status: VideoStatus.Completed } => true,
        { Status: VideoStatus.Failed, Error: { } error } => VideoErrorCodes.IsFinal(error.Code),
        _ => false,
    };

    private BeginDecision? Refusal(BeginRequest request)
    {
        var isSameVersion = request.Facts.ETag == State.ETag;
        var isSameMessage = request.MessageId == State.MessageId;
        if (IsUnderWay)
        {
            // The same message again means that its first handler has died.
            return isSameVersion && !isSameMessage && !IsExpired ? BeginDecision.UnderWay : null;
        }

        return isSameVersion && HasOutcome && (isSameMessage || !request.Force) ? BeginDecision.AlreadyDone : null;
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

    private VideoSnapshot NewSnapshot(ObjectFacts facts, VideoStatus status) => new()
    {
        VideoId = VideoId,
        Bucket = facts.Bucket,
        Key = facts.Key,
        FileName = facts.FileName ?? facts.Key[(facts.Key.TrimEnd('/').LastIndexOf('/') + 1)..],
        Size = facts.Size,
        Status = status,
        UploadedAt = clock.GetUtcNow(),
    };

    /// <summary>The video at the beginning of a new attempt: known for what it is, with no result yet.</summary>
    private VideoSnapshot Restarted(ObjectFacts facts, VideoStatus status)
    {
        _lastReport = clock.GetUtcNow();
        var before = _snapshot ?? NewSnapshot(facts, status);
        return before with
        {
            Status = status,
            Size = facts.Size ?? before.Size,
            Progress = 0,
            SceneCuts = [],
            Error = null,
            CompletedAt = null,
        };
    }

    private async Task FailNow(VideoError error)
    {
        if (VideoErrorCodes.IsFinal(error.Code))
        {
            // What an older version of the object was found by is true no longer.
            await RemoveFingerprint();
        }

        await Move(State with
        {
            Snapshot = _snapshot! with
            {
                Status = VideoStatus.Failed,
                Error = error,
                CompletedAt = clock.GetUtcNow(),
                DuplicateCount = await matchStore.CountAsync(VideoId, default),
            },
        });
        await EndReminder();
        TVidzTelemetry.Failures.Add(1, new KeyValuePair<string, object?>("code", error.Code));
        LogFailed(VideoId, error.Code);
    }

    private async Task RemoveFingerprint()
    {
        var others = await fingerprintStore.DeleteAsync(VideoId, default);
        await GrainFactory.GetGrain<IFingerprintSearchGrain>(GrainKeys.Shared).Remove(VideoId);
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
        if (State.HasReminder && await this.GetReminder(AbandonedReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private Task Move(VideoState next) => Move(next, snapshot => videoStore.SaveAsync(snapshot, next.ETag, default));

    private async Task Move(VideoState next, Func<VideoSnapshot, Task> saveRow)
    {
        var snapshot = next.Snapshot! with { Revision = (_snapshot?.Revision ?? 0) + 1 };
        try
        {
            await saveRow(snapshot);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        await Write(next with { Snapshot = snapshot with { SceneCuts = [] } });
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

    private void Publish(VideoSnapshot snapshot)
    {
        _snapshot = snapshot with { Revision = Math.Max(snapshot.Revision, _snapshot?.Revision + 1 ?? 0) };
        _feed.Publish(_snapshot);
    }

    [LoggerMessage(LogLevel.Information, "Video {VideoId}: message {MessageId} needs no analysis ({Decision})")]
    private partial void LogRefused(string videoId, BeginDecision decision, string messageId);

    [LoggerMessage(LogLevel.Information, "Video {VideoId}: attempt {Attempt} is superseded by {Current}")]
    private partial void LogSuperseded(string videoId, int attempt, int current);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} completed: {Cuts} cuts, {Duplicates} duplicates")]
    private partial void LogCompleted(string videoId, int cuts, int duplicates);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId} failed: {Code}")]
    private partial void LogFailed(string videoId, string code);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} deleted")]
    private partial void LogDeleted(string videoId);
}
