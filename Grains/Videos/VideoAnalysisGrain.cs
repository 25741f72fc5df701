using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Analysis;
using TVidz.Grains.Persistence;
using TVidz.Grains.Storage;

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
    IPreviewStore previews,
    IOptions<VideoOptions> options,
    TimeProvider clock,
    ILogger<VideoAnalysisGrain> logger) : Grain, IVideoAnalysisGrain, IRemindable
{
    private const string AbandonedReminder = "abandoned";

    /// <summary>Room for the revisions of progress that were never persisted, so that revisions never fall.</summary>
    private const long RevisionsPerActivation = 1 << 20;

    private readonly SnapshotFeed _feed = new();
    private VideoSnapshot? _snapshot;
    private ImmutableArray<FoundMatch> _found = [];
    private DateTimeOffset _lastReport;

    private string VideoId => GrainKeys.VideoId(this.GetPrimaryKeyString());

    private VideoState State => storage.State;

    private bool IsUnderWay => _snapshot?.Status is VideoStatus.Analyzing or VideoStatus.Matching;

    private IFingerprintSearchGrain Index => GrainFactory.GetGrain<IFingerprintSearchGrain>(GrainKeys.Shared);

    /// <summary>The result that an analysis which begins now may have to leave in place.</summary>
    private FormerResult? Former => _snapshot is { Status: VideoStatus.Completed }
        ? new FormerResult(State.ETag, _snapshot with { SceneCuts = [] })
        : State.Former;

    private bool IsImported => _snapshot is { Bucket: "" };

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _lastReport = clock.GetUtcNow();
        if (await videoStore.FindAsync(VideoId, cancellationToken) is not { } row)
        {
            // Rows are written before the state and deleted before it: what has none is none.
            return;
        }

        // An outcome's row without its state: whoever wrote it died in between. Rows are what events are settled by.
        var known = row.IsTerminal && row.Revision > State.Revision ? row : State.Snapshot ?? row;
        _snapshot = known with
        {
            SceneCuts = known.Status is VideoStatus.Pending or VideoStatus.Queued or VideoStatus.Analyzing
                ? []
                : row.SceneCuts,
            DuplicateCount = row.DuplicateCount,
            Revision = Math.Max(State.Revision, row.Revision) + RevisionsPerActivation,
        };
    }

    /// <inheritdoc/>
    public async Task<VideoSnapshot?> GetState() =>
        // An imported fingerprint comes and is replaced without this grain being told.
        _snapshot is null || IsImported ? await videoStore.FindAsync(VideoId, default) : _snapshot;

    /// <inheritdoc/>
    public Task<ImmutableArray<FoundMatch>> GetFound() => Task.FromResult(IsUnderWay ? _found : []);

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
    public async Task<VideoSnapshot> Announce(ObjectFacts facts)
    {
        if (_snapshot is null)
        {
            await Move(State with { Snapshot = NewVideo.Of(facts, clock.GetUtcNow()) });
        }

        return _snapshot!;
    }

    /// <inheritdoc/>
    public async Task<VideoSnapshot?> Queue(long revision)
    {
        // A missing object may have been recorded past this activation.
        _snapshot ??= await videoStore.FindAsync(VideoId, default);
        if (_snapshot is not null && _snapshot.Revision == revision && !IsUnderWay)
        {
            await Move(State with { Snapshot = Restarted(_snapshot, VideoStatus.Queued), Former = Former });
        }

        return _snapshot;
    }

    /// <inheritdoc/>
    public async Task<BeginAnswer> Begin(BeginRequest request)
    {
        if (await Refusal(request) is { } refusal)
        {
            LogRefused(VideoId, refusal, request.MessageId);
            return new BeginAnswer(refusal);
        }

        var attempt = State.Attempt + 1;
        if (request.IsLastReceive)
        {
            // Before the attempt is: there must be no moment in which nothing would notice its death.
            await this.RegisterOrUpdateReminder(
                AbandonedReminder, options.Value.AttemptExpiry, TimeSpan.FromMinutes(1));
        }

        await Move(State with
        {
            Snapshot = Restarted(SnapshotOf(request.Facts), VideoStatus.Analyzing),
            Former = Former,
            ETag = request.Facts.ETag,
            LastModified = request.Facts.LastModified,
            Attempt = attempt,
            MessageId = request.MessageId,
            LastChance = request.IsLastReceive ? attempt : State.LastChance,
        });
        _lastReport = clock.GetUtcNow();
        _found = [];
        return new BeginAnswer(BeginDecision.Go, attempt);
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
            _found = progress.Found.IsEmpty ? _found : progress.Found;
            Publish(_snapshot with
            {
                Progress = Math.Clamp(progress.Progress, _snapshot.Progress, 1),
                SceneCuts = progress.SceneCuts.Length >= _snapshot.SceneCuts.Length
                    ? progress.SceneCuts
                    : _snapshot.SceneCuts,
                Stages = progress.Stages,
                DuplicateCount = Math.Max(_snapshot.DuplicateCount, _found.Length),
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
            Thumbnails = facts.Thumbnails,
            Stages = facts.Stages,
        };
        long revision = 0;
        await Move(
            State with { Snapshot = snapshot, Former = null },
            async saved =>
            {
                revision = await fingerprintStore.SaveAsync(saved, State.ETag, fingerprint, default) ?? throw NewerRow();
                await videoStore.SaveThumbnailsAsync(VideoId, facts.Thumbnails, default);
            });
        return revision;
    }

    /// <inheritdoc/>
    public async Task<bool> Complete(int attempt, MatchSet matches)
    {
        if (!IsCurrent(attempt))
        {
            return await IsRepeated(attempt, VideoStatus.Completed);
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
        await TellOthers(changed);
        await EndReminder();
        LogCompleted(VideoId, _snapshot.SceneCuts.Length, _snapshot.DuplicateCount);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> Fail(int attempt, VideoError error)
    {
        if (!IsCurrent(attempt))
        {
            return await IsRepeated(attempt, VideoStatus.Failed);
        }

        await EndWithout(_snapshot!, error);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> Release(int attempt)
    {
        if (!IsCurrent(attempt))
        {
            return false;
        }

        await Move(State with
        {
            Snapshot = _snapshot! with
            {
                Status = VideoStatus.Queued,
                Progress = 0,
                Stages = [],
                DuplicateCount = await matchStore.CountAsync(VideoId, default),
            },
        });
        return true;
    }

    /// <inheritdoc/>
    public async Task Reject(ObjectFacts facts, VideoError error, string messageId)
    {
        var isAlive = IsUnderWay && messageId != State.MessageId && !IsExpired;
        var isDeleted = _snapshot is null && storage.RecordExists;
        var isSaid = _snapshot is { Status: VideoStatus.Failed } && _snapshot.Error == error;
        if (!isAlive && !isDeleted && !isSaid && _snapshot?.Status is not VideoStatus.Completed)
        {
            await EndWithout(SnapshotOf(facts), error);
        }
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

        await RemoveResult();
        await videoStore.DeleteAsync(VideoId, default);
        var revision = _snapshot?.Revision ?? 0;
        _snapshot = null;
        await Write(State with { Snapshot = null, Former = null, Revision = revision });
        await EndReminder();
        _feed.End();
        LogDeleted(VideoId);
        return true;
    }

    /// <summary>The last chance's attempt has died with its silo: no message will come back for it, so the video says so itself.</summary>
    async Task IRemindable.ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!IsUnderWay || State.Attempt != State.LastChance)
        {
            await EndReminder();
        }
        else if (IsExpired)
        {
            await EndWithout(_snapshot!, AnalysisErrors.AnalyserCrashed);
        }
    }

    /// <summary>The video as it is known, or a new one. What was imported before its object came takes the object's name.</summary>
    private VideoSnapshot SnapshotOf(ObjectFacts facts)
    {
        var known = _snapshot is null || IsImported ? NewVideo.Of(facts, clock.GetUtcNow()) : _snapshot;
        return known with { Size = facts.Size ?? known.Size };
    }

    /// <summary>The video at the beginning of a new attempt: known for what it is, with no result yet.</summary>
    private static VideoSnapshot Restarted(VideoSnapshot snapshot, VideoStatus status) => snapshot with
    {
        Status = status,
        Progress = 0,
        SceneCuts = [],
        Stages = [],
        Error = null,
        CompletedAt = null,
    };
}
