using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TVidz.Client.Http;

/// <summary>Follows videos by server-sent events, over as many connections as it takes.</summary>
internal sealed class VideoWatcher(ApiClient api)
{
    private const int MostFailures = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A connection on which nothing comes for so long may be dead: it is opened anew.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    /// <summary>The video's snapshots from now on, up to and with its terminal one.</summary>
    /// <exception cref="ApiException">The Api could not be reached ten times in a row.</exception>
    public async IAsyncEnumerable<Video> WatchAsync(
        string videoId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lastEventId = "";
        var failures = 0;
        while (true)
        {
            await using var connection = ReadAsync(videoId, lastEventId, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            while (await MoveNextAsync(connection, failures))
            {
                failures = 0;
                lastEventId = connection.Current.EventId ?? lastEventId;
                yield return connection.Current.Data;
                if (connection.Current.Data.IsTerminal)
                {
                    yield break;
                }
            }

            failures++;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>The next event; false when the connection has ended or broken and another may be tried.</summary>
    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<SseItem<Video>> connection, int failures)
    {
        try
        {
            return await connection.MoveNextAsync();
        }
        catch (Exception error) when (error is ApiException or IOException or HttpRequestException)
        {
            return failures < MostFailures ? false : throw new ApiException(error.Message, error);
        }
    }

    private async IAsyncEnumerable<SseItem<Video>> ReadAsync(
        string videoId, string lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var response = await api.OpenEventsAsync(videoId, lastEventId, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var parser = SseParser.Create(
            stream, (_, data) => JsonSerializer.Deserialize<Video>(data, ApiClient.Json)!);
        await using var items = parser.EnumerateAsync(idle.Token).GetAsyncEnumerator(idle.Token);
        while (await WaitAsync(items, idle, cancellationToken))
        {
            yield return items.Current;
        }
    }

    private static async Task<bool> WaitAsync(
        IAsyncEnumerator<SseItem<Video>> items, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        idle.CancelAfter(Idle);
        try
        {
            return await items.MoveNextAsync();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
