using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace TVidz.Bench.Analysis;

/// <summary>Uploads files as anybody does, and waits for what becomes of them.</summary>
/// <param name="api">The Api's address.</param>
/// <param name="siloProcess">Id of the only silo's process.</param>
internal sealed class Uploads(Uri api, int siloProcess) : IDisposable
{
    /// <summary>Time for what a silo still does when a video's watchers know the answer: the message is deleted.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _http = new() { BaseAddress = api, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Uploads a file and waits for its answer.</summary>
    /// <returns>The video, the CPU time of the silo and its children meanwhile, the time from the end of the upload to the answer.</returns>
    public async Task<Upload> RunAsync(string path, string name)
    {
        var (videoId, put) = await BeginAsync(path, name);
        var cpu = ProcessUsage.Of(siloProcess).CpuSecondsOfAll;
        await put();
        var began = Stopwatch.GetTimestamp();
        var video = await EndAsync(videoId);
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Task.Delay(Rest);
        return new Upload(
            videoId, video.GetProperty("duration").GetDouble(), Stage(video), video.GetProperty("duplicateCount").GetInt32(),
            new Cost(ProcessUsage.Of(siloProcess).CpuSecondsOfAll - cpu, wall));
    }

    /// <summary>Uploads a file, and removes it when it has its answer.</summary>
    public async Task RunAndDeleteAsync(string path, string name) => await DeleteAsync((await RunAsync(path, name)).VideoId);

    /// <summary>Uploads some files at once, and removes the videos.</summary>
    /// <returns>CPU time as above, and the time from the first upload to the last answer.</returns>
    public async Task<Cost> RunAllAsync(IEnumerable<string> paths)
    {
        var uploads = new List<(string VideoId, Func<Task> Put)>();
        foreach (var path in paths)
        {
            uploads.Add(await BeginAsync(path, Path.GetFileName(path)));
        }

        var (cpu, began) = (ProcessUsage.Of(siloProcess).CpuSecondsOfAll, Stopwatch.GetTimestamp());
        await Task.WhenAll(uploads.Select(upload => upload.Put()));
        foreach (var (videoId, _) in uploads)
        {
            await EndAsync(videoId);
        }

        var cost = new Cost(ProcessUsage.Of(siloProcess).CpuSecondsOfAll - cpu, Stopwatch.GetElapsedTime(began).TotalSeconds);
        foreach (var (videoId, _) in uploads)
        {
            await DeleteAsync(videoId);
        }

        return cost;
    }

    /// <summary>Removes a video from the library.</summary>
    public async Task DeleteAsync(string videoId)
    {
        using var answer = await _http.DeleteAsync(new Uri($"videos/{videoId}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<(string VideoId, Func<Task> Put)> BeginAsync(string path, string name)
    {
        var type = Path.GetExtension(path) switch { ".webm" => "video/webm", ".mkv" => "video/x-matroska", _ => "video/mp4" };
        var bytes = await File.ReadAllBytesAsync(path);
        using var answer = await _http.PostAsJsonAsync(
            new Uri("videos/uploads", UriKind.Relative), new { fileName = name, contentType = type, size = bytes.Length });
        var upload = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var url = new Uri(upload.GetProperty("uploadUrl").GetString()!);
        return (upload.GetProperty("videoId").GetString()!, () => PutAsync(url, bytes, type));
    }

    private async Task PutAsync(Uri url, byte[] bytes, string type)
    {
        using var body = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await _http.PutAsync(url, body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits for the last of the video's events.</summary>
    private async Task<JsonElement> EndAsync(string videoId)
    {
        JsonElement video = default;
        using var events = new StreamReader(await _http.GetStreamAsync(new Uri($"videos/{videoId}/events", UriKind.Relative)));
        while (await events.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                video = JsonSerializer.Deserialize<JsonElement>(line["data:".Length..]);
            }
        }

        return video.ValueKind is JsonValueKind.Object && video.GetProperty("status").GetString() == "completed"
            ? video
            : throw new InvalidOperationException($"Video {videoId} was not analysed: {video}");
    }

    private static string Stage(JsonElement video)
    {
        var stages = video.GetProperty("stages").EnumerateArray().ToArray();
        var decided = Array.Find(stages, stage => stage.GetProperty("decision").GetString() == "duplicate");
        return (decided.ValueKind is JsonValueKind.Object ? decided : stages[^1]).GetProperty("stage").GetString()!;
    }
}
