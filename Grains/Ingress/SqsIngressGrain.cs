using Orleans.Placement;
using TVidz.GrainInterfaces.Ingress;
using TVidz.Grains.Analysis;

namespace TVidz.Grains.Ingress;

/// <summary>
/// Keeps its silo's pump going. Holds nothing that matters: when the activation ends, the next <see cref="KeepPolling"/>
/// makes another, and messages in work do not notice.
/// </summary>
[PreferLocalPlacement, Immovable]
internal sealed class SqsIngressGrain(MessagePump pump, QueueHealth health, AnalysisSlots slots, ILocalSiloDetails silo)
    : Grain, ISqsIngressGrain, IDisposable
{
    private readonly CancellationTokenSource _deactivating = new();
    private Task? _polling;

    private bool IsPolling => _polling is { IsCompleted: false };

    /// <inheritdoc/>
    public Task KeepPolling()
    {
        if (!IsPolling)
        {
            _polling = PollAsync();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IngressView> GetState() => Task.FromResult(new IngressView(
        silo.SiloAddress.ToString(),
        IsPolling,
        health.BreakerState switch
        {
            BreakerState.Open => "open",
            BreakerState.HalfOpen => "half_open",
            _ => "closed",
        },
        slots.Free,
        health.MessagesInWork,
        health.Received,
        health.Deleted,
        health.Rejected,
        health.LastError,
        health.LastReceiveAt,
        slots.Total));

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        await _deactivating.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _deactivating.Dispose();

    private async Task PollAsync()
    {
        try
        {
            while (!_deactivating.IsCancellationRequested)
            {
                await pump.PollOnceAsync(_deactivating.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // This activation ends, or the silo.
        }
    }
}
