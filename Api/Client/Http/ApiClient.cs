using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TVidz.Client.Http;

/// <summary>The Api's calls that the command line uses.</summary>
internal sealed class ApiClient : IDisposable
{
    /// <summary>How the Api writes JSON.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly HttpClient _http;

    /// <summary>A client of the Api at <paramref name="address"/>; with a <paramref name="key"/>, every call carries it.</summary>
    public ApiClient(Uri address, string? key)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
        if (!string.IsNullOrEmpty(key))
        {
            _http.DefaultRequestHeaders.Add("X-Api-Key", key);
        }
    }

    /// <summary>Announces a file and learns where to put it.</summary>
    public async Task<UploadTicket> CreateUploadAsync(
        string fileName, string contentType, long size, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "videos/uploads")
        {
            Content = JsonContent.Create(new { fileName, contentType, size }, options: Json),
        };
        return await SendAsync<UploadTicket>(request, cancellationToken);
    }

    /// <summary>The videos that share material with this one, best first.</summary>
    public async Task<IReadOnlyList<Duplicate>> GetDuplicatesAsync(string videoId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"videos/{videoId}/duplicates");
        return (await SendAsync<Page<Duplicate>>(request, cancellationToken)).Items;
    }

    /// <summary>One page of the library, newest first.</summary>
    public async Task<Page<Video>> ListAsync(string? cursor, CancellationToken cancellationToken)
    {
        var path = cursor is null ? "videos?limit=100" : $"videos?limit=100&cursor={Uri.EscapeDataString(cursor)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync<Page<Video>>(request, cancellationToken);
    }

    /// <summary>Asks for another analysis of a video.</summary>
    public async Task AnalyzeAsync(string videoId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"videos/{videoId}/analysis");
        using var response = await SendAsync(request, cancellationToken);
    }

    /// <summary>Takes fingerprints in, of which each line is one.</summary>
    public async Task<ImportReport> ImportAsync(HttpContent lines, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "fingerprints/import") { Content = lines };
        return await SendAsync<ImportReport>(request, cancellationToken);
    }

    /// <summary>Opens the stream of a video's snapshots, from the one after <paramref name="lastEventId"/> on.</summary>
    public async Task<HttpResponseMessage> OpenEventsAsync(
        string videoId, string lastEventId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"videos/{videoId}/events");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        return await SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(Json, cancellationToken)
                ?? throw new ApiException("The Api answered with nothing.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new ApiException($"The Api at {_http.BaseAddress} broke off its answer. Try again.", error);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            throw new ApiException(
                $"No answer from the Api at {_http.BaseAddress}. Start it with ./tvidz up, or name another with --api.",
                error);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ApiException(
                $"The Api at {_http.BaseAddress} did not answer within {_http.Timeout.TotalSeconds:0} s. Try again.", error);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ApiException(await DescribeAsync(response, cancellationToken));
        }
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.Unauthorized)
        {
            return "The Api asks for a key: put it into the environment variable TVIDZ_API_KEY.";
        }

        try
        {
            var problem = await response.Content.ReadFromJsonAsync<Problem>(Json, cancellationToken);
            if ((problem?.Detail ?? problem?.Title) is { } text)
            {
                return text;
            }
        }
        catch (JsonException)
        {
            // Not the Api's own answer, such as a proxy's page: its status says more.
        }

        return $"The Api answered {(int)response.StatusCode} {response.ReasonPhrase}.";
    }
}
