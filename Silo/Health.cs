using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace TVidz.Silo;

/// <summary>Health over HTTP: <c>live</c> while the process runs, <c>ready</c> while it can do its work.</summary>
public static class Health
{
    private const string Ready = "ready";

    /// <summary>Adds what readiness means for a silo.</summary>
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", tags: [Ready])
        .AddCheck<MembershipHealth>("membership", tags: [Ready])
        .AddCheck<QueueHealthCheck>("queue", tags: [Ready]);

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
            }),
        });
    }
}
