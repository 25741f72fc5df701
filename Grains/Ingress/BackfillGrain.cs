using Microsoft.Extensions.Logging;
using Orleans.Storage;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>
/// Lists a bucket, one page a timer tick so that the grain answers in between. After each page it remembers where it
/// is; a reminder wakes it after its silo's death. A page may then be queued twice, which its videos take calmly.
/// </summary>
internal sealed partial class BackfillGrain(
    [PersistentState("backfill", "tvidz")] IPersistentState<BackfillState> state,
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

        state.State = new BackfillState { Bucket = bucket, Prefix = prefix, StartedAt = timeProvider.GetUtcNow() };
        await this.RegisterOrUpdateReminder(ReminderName, ReminderPeriod, ReminderPeriod);
        await state.WriteStateAsync();
        Continue();
    }

    /// <inheritdoc/>
    public Task<BackfillView?> GetState() => Task.FromResult(State.Bucket.Length == 0
        ? null
        : new BackfillView(State.Bucket, State.Prefix, State.Queued, State.IsDone, State.StartedAt));

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // Being called has activated the grain, and so resumed the listing if there is any left.
        if (!IsUnderWay && await this.GetReminder(reminderName) is { } reminder)
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
            if (e is InconsistentStateException)
            {
                // Another activation went on: read its state, by the reminder.
                DeactivateOnIdle();
            }

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

        State.Queued += videos.Count;
        State.Continuation = page.Continuation;
        State.IsDone = page.Continuation is null;
        await state.WriteStateAsync(cancellationToken);
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
