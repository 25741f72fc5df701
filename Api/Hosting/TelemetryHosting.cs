using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace TVidz.Api.Hosting;

/// <summary>Traces and metrics: scraped at <c>/metrics</c>, and pushed where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
public static class TelemetryHosting
{
    private const string MeterName = "TVidz.Api";
    private static readonly Meter Meter = new(MeterName);

    /// <summary>Event streams that are open now.</summary>
    public static readonly UpDownCounter<int> OpenStreams =
        Meter.CreateUpDownCounter<int>("tvidz.api.streams", "{stream}", "Event streams open");

    /// <summary>Adds them.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tvidz-api"))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddMeter(MeterName, "Microsoft.Orleans", "System.Runtime")
                .AddPrometheusExporter())
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation()
                .AddSource("Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime"));
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary><c>GET /metrics</c> for Prometheus.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics");
}
