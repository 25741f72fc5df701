using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TVidz.Bench.Ingress;

/// <summary>
/// A stand-in for S3 and SQS that is fast enough not to be what is measured: HTTP on a loopback port of its own, queues
/// that behave as SQS' do (see <see cref="StandInQueue"/>), and a bucket in which the <see cref="KnownVideos"/>' objects
/// are and no others. It checks no signatures.
/// </summary>
internal sealed class StandIn : IAsyncDisposable
{
    /// <summary>Members as they are named: SQS spells them in PascalCase, but for some.</summary>
    public static readonly JsonSerializerOptions Json = new();

    private readonly WebApplication _app;

    private StandIn(WebApplication app, StandInQueue events, StandInQueue dead)
    {
        _app = app;
        Events = events;
        DeadLetters = dead;
    }

    /// <summary>The queue of events.</summary>
    public StandInQueue Events { get; }

    /// <summary>What was given up.</summary>
    public StandInQueue DeadLetters { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>The process was asked to end, as by Ctrl-C.</summary>
    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    /// <summary>Starts one.</summary>
    public static async Task<StandIn> StartAsync()
    {
        var dead = new StandInQueue(TimeProvider.System);
        var events = new StandInQueue(TimeProvider.System, SqsEndpoint.MaxReceives, dead);
        var sqs = new SqsEndpoint(new Dictionary<string, StandInQueue> { ["video-events"] = events, ["video-events-dead"] = dead });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/{**path}", (Delegate)sqs.AnswerAsync);
        app.MapMethods("/{bucket}/{**key}", [HttpMethods.Head], (string bucket, string key, HttpContext http) => Head(bucket, key, http));
        await app.StartAsync();
        return new StandIn(app, events, dead);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Head(string bucket, string key, HttpContext http)
    {
        if (bucket != KnownVideos.Bucket || KnownVideos.ETagOf(key) is not { } etag)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ETag = $"\"{etag}\"";
        http.Response.Headers.LastModified = KnownVideos.UploadedAt.ToString("R");
        http.Response.ContentLength = KnownVideos.Size;
        return Results.Empty;
    }
}
