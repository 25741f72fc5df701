using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TVidz.Api.Hosting;

namespace TVidz.Api.Videos;

/// <summary>
/// Server-sent events: each item as JSON, with comment lines in between so that proxies keep the connection. (The
/// framework's own result has no comments, hence no heartbeat.)
/// </summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="follow">Begins the stream; the token says that the client has left or the server stops.</param>
/// <param name="id">The event id of an item; null for none.</param>
public sealed class EventStream<T>(Func<CancellationToken, IAsyncEnumerable<T>> follow, Func<T, long?> id) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        Begin(httpContext);
        TelemetryHosting.OpenStreams.Add(1);
        try
        {
            await WriteAsync(httpContext, services, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left, or the server stops: the client will connect again.
        }
        finally
        {
            TelemetryHosting.OpenStreams.Add(-1);
        }
    }

    private static void Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    private async Task WriteAsync(HttpContext context, IServiceProvider services, CancellationTokenSource ending)
    {
        var cancellationToken = ending.Token;
        var heartbeat = TimeSpan.FromSeconds(services.GetRequiredService<IOptions<ApiOptions>>().Value.HeartbeatSeconds);
        var time = services.GetRequiredService<TimeProvider>();
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        await SendAsync(context.Response, "retry: 2000\n\n", cancellationToken);
        await using var items = follow(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = items.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (!await ArrivesAsync(next, heartbeat, time, cancellationToken))
                {
                    await SendAsync(context.Response, ": still here\n\n", cancellationToken);
                }
                else if (await next)
                {
                    await SendAsync(context.Response, Format(items.Current, json), cancellationToken);
                    next = items.MoveNextAsync().AsTask();
                }
                else
                {
                    return;
                }
            }
        }
        finally
        {
            // An enumerator must not be disposed of while it moves.
            await ending.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> ArrivesAsync(
        Task next, TimeSpan heartbeat, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(heartbeat, time, cancellationToken);
            return true;
        }
        catch (TimeoutException) when (!next.IsCompleted)
        {
            return false;
        }
    }

    private string Format(T item, JsonSerializerOptions json)
    {
        var data = $"data: {JsonSerializer.Serialize(item, json)}\n\n";
        return id(item) is { } number ? $"id: {number}\n{data}" : data;
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
