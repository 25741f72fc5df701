using Microsoft.Extensions.Diagnostics.HealthChecks;
using TVidz.Grains.Persistence;

namespace TVidz.Silo;

/// <summary>Whether PostgreSQL answers.</summary>
public sealed class DatabaseHealth(VideoStore videos) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await videos.CheckAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
