using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TVidz.Bench.Index;
using TVidz.Fingerprints;

namespace TVidz.Bench.Scale;

/// <summary>A library behind the REST interface: videos are imported and searched for as anybody does it.</summary>
internal sealed class RestLibrary(Uri api) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = api, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The id of a video by its number.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"bench-{number:D9}");

    /// <summary>Imports some videos of the synthetic library in one call.</summary>
    /// <returns>Seconds, without those that making the videos took.</returns>
    public async Task<double> ImportAsync(int seed, int first, int count)
    {
        const int portion = 50_000;
        var seconds = 0.0;
        for (var done = 0; done < count; done += portion)
        {
            var lines = Lines(seed, first + done, Math.Min(portion, count - done));
            var began = Stopwatch.GetTimestamp();
            using var body = new ByteArrayContent(lines) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
            using var answer = await _http.PostAsync(new Uri("fingerprints/import", UriKind.Relative), body);
            answer.EnsureSuccessStatusCode();
            var report = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if (report.GetProperty("rejectedCount").GetInt64() > 0)
            {
                throw new InvalidOperationException($"Lines were rejected: {report}");
            }

            seconds += Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        return seconds;
    }

    /// <summary>Searches; an answer that is not complete is an error.</summary>
    public async Task<Answer> SearchAsync(Fingerprint query)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await _http.PostAsJsonAsync(
            new Uri("search", UriKind.Relative), new { sceneCuts = query.SceneCuts, duration = query.Duration });
        var found = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var timing = answer.Headers.GetValues("Server-Timing").Single();
        return new Answer(
            milliseconds,
            double.Parse(timing[(timing.IndexOf('=', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture),
            found.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("videoId").GetString()!, Segments));
    }

    /// <summary>Bytes a video that the index's partitions hold; waits until they know of all videos.</summary>
    public async Task<double> BytesPerVideoAsync(int videos)
    {
        while (true)
        {
            var overview = await _http.GetFromJsonAsync<JsonElement>(new Uri("overview", UriKind.Relative));
            var index = overview.GetProperty("index");
            if (index.GetProperty("videos").GetInt64() >= videos)
            {
                return index.GetProperty("memoryBytes").GetDouble() / index.GetProperty("videos").GetInt64();
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Searches until there is an answer: partitions may still load.</summary>
    public async Task WaitAsync(Fingerprint query)
    {
        while (true)
        {
            try
            {
                await SearchAsync(query);
                return;
            }
            catch (HttpRequestException failure) when (failure.StatusCode is null or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static (double Start, double End)[] Segments(JsonElement item) =>
        [.. item.GetProperty("segments").EnumerateArray().Select(segment =>
            (segment.GetProperty("start").GetDouble(), segment.GetProperty("end").GetDouble()))];

    private static byte[] Lines(int seed, int first, int count)
    {
        using var lines = new MemoryStream();
        for (var number = first; number < first + count; number++)
        {
            var video = SyntheticLibrary.Video(seed, number);
            JsonSerializer.Serialize(lines, new
            {
                fileName = $"{Id(number)}.mp4",
                duration = video.Duration,
                sceneCuts = video.SceneCuts,
                videoId = Id(number),
            });
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    /// <summary>What a search took, and found.</summary>
    /// <param name="Milliseconds">As its caller sees it.</param>
    /// <param name="SiloMilliseconds">In the silos.</param>
    /// <param name="Segments">By video, the seconds of the query that it shares.</param>
    internal sealed record Answer(
        double Milliseconds, double SiloMilliseconds, Dictionary<string, (double Start, double End)[]> Segments);
}
