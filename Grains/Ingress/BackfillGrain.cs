using Microsoft.Extensions.Logging;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>
/// Lists a bucket, one page a timer tick so that the grain answers in between. After each page it remembers where it
/// is; a reminder wakes it after its silo's death or its own. A page may then be queued twice, which its videos take calmly.
/// </summary>
internal sealed partial class BackfillGrain(
    [PersistentState("backfill", GrainStorage.Name)] IPersistentState<BackfillState> state,
    ObjectStore store,
    EventQueue queue,
    TimeProvider timeProvider,
    ILogger<BackfillGrain> logger) : Grain, IBackfillGrain, IRemindable
{
    private const string ReminderName = "resume";
    private const int PageSize = 200;
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    private IGrainTimer? _timer;

    private BackfillState State => state.State;

    private bool IsUnderWay => State is { Bucket.Length: > 0, IsDone: false };

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (IsUnderWay)
        {
            Continue();
        }
    }

    /// <inheritdoc/>
    public async Task Start(string bucket, string? prefix)
    {
        if (State.Bucket.Length > 0)
        {
            return;
        }

        if (!await store.BucketExistsAsync(bucket, CancellationToken.None))
        {
            throw new ArgumentException("There is no such bucket, or this service may not list it.");
        }

        await this.RegisterOrUpdateReminder(ReminderName, ReminderPeriod, ReminderPeriod);
        await WriteAsync(
            new BackfillState { Bucket = bucket, Prefix = prefix, StartedAt = timeProvider.GetUtcNow() },
            CancellationToken.None);
        Continue();
    }

    /// <inheritdoc/>
    public Task<BackfillView?> GetState() => Task.FromResult(State.Bucket.Length == 0
        ? null
        : new BackfillView(State.Bucket, State.Prefix, State.Queued, State.IsDone, State.StartedAt));

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (IsUnderWay)
        {
            Continue();
        }
        else if (await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private void Continue() => _timer ??= this.RegisterGrainTimer(
        TickAsync,
        new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(1)) { KeepAlive = true });

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        try
        {
            await QueuePageAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(LogText.Clean(State.Bucket), AwsErrors.Describe(e));
            _timer?.Change(PauseAfterFailure, TimeSpan.FromMilliseconds(1));
            return;
        }

        if (State.IsDone)
        {
            _timer?.Dispose();
            _timer = null;
            LogDone(LogText.Clean(State.Bucket), State.Queued);
        }
    }

    private async Task QueuePageAsync(CancellationToken cancellationToken)
    {
        var page = await store.ListAsync(
            State.Bucket, State.Prefix, State.Continuation, PageSize, cancellationToken);
        var videos = page.Objects.Where(IsVideo).ToList();
        await queue.SendAsync(videos.Select(ToBody), cancellationToken);

        await WriteAsync(
            State with
            {
                Queued = State.Queued + videos.Count,
                Continuation = page.Continuation,
                IsDone = page.Continuation is null,
            },
            cancellationToken);
    }

    /// <summary>Writes the next state. After a failure nobody knows which one is stored: the next activation reads it.</summary>
    private async Task WriteAsync(BackfillState next, CancellationToken cancellationToken)
    {
        var before = state.State;
        try
        {
            state.State = next;
            await state.WriteStateAsync(cancellationToken);
        }
        catch (Exception)
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }

    // Some tools mark folders with empty objects.
    private static bool IsVideo(ObjectFacts facts) =>
        !ReservedKeys.IsReserved(facts.Key) && !(facts.Size == 0 && facts.Key.EndsWith('/'));

    private static string ToBody(ObjectFacts facts) =>
        S3EventWriter.Write(S3EventWriter.Backfill(facts.Bucket, facts.Key, facts.ETag, facts.Size));

    [LoggerMessage(LogLevel.Warning, "Backfill of bucket {Bucket}: to be continued. {Error}")]
    private partial void LogFailed(string bucket, string error);

    [LoggerMessage(LogLevel.Information, "Backfill of bucket {Bucket} done: {Queued} objects on the queue")]
    private partial void LogDone(string bucket, long queued);
}
