using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TVidz.Grains.Telemetry;

namespace TVidz.Silo;

/// <summary>Logs, metrics and traces of a silo.</summary>
public static class Telemetry
{
    /// <summary>One line of JSON an event where <c>Logging:Json</c> is set, else one line of text; scopes (the video id) included.</summary>
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Configuration.GetValue<bool>("Logging:Json"))
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.IncludeScopes = true;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "O";
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(text =>
            {
                text.SingleLine = true;
                text.UseUtcTimestamp = true;
                text.TimestampFormat = "HH:mm:ss.fff ";
            });
        }
    }

    /// <summary>Metrics to be scraped, and traces by OTLP where OTEL_EXPORTER_OTLP_ENDPOINT is set.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tvidz-silo"))
            .WithMetrics(metrics => metrics
                .AddMeter(TVidzTelemetry.Name, "Microsoft.Orleans", "Npgsql", "System.Runtime")
                .AddPrometheusExporter());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.WithTracing(traces => traces
                .AddSource(TVidzTelemetry.Name, "Microsoft.Orleans.Application")
                .AddNpgsql()
                .AddOtlpExporter());
        }
    }
}
