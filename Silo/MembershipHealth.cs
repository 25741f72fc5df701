using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TVidz.Silo;

/// <summary>Whether this silo is an active member of its cluster, and not stopping.</summary>
public sealed class MembershipHealth(
    IClusterMembershipService membership,
    ILocalSiloDetails silo,
    IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var isMember = lifetime.ApplicationStarted.IsCancellationRequested
            && !lifetime.ApplicationStopping.IsCancellationRequested
            && membership.CurrentSnapshot.GetSiloStatus(silo.SiloAddress) is SiloStatus.Active;
        return Task.FromResult(isMember ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
