using Microsoft.Extensions.Diagnostics.HealthChecks;
using TVidz.Grains.Ingress;

namespace TVidz.Silo;

/// <summary>Whether the queue answers and delivers: the circuit breaker is closed, the bucket's events arrive.</summary>
public sealed class QueueHealthCheck(QueueHealth health) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            health.IsHealthy
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(health.LastError ?? $"breaker {health.BreakerState}, delivery {health.Delivery}"));
}
