using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using TVidz.Testing.Aws;

namespace TVidz.EndToEnd.Tests.Cluster;

/// <summary>What a client of the REST interface does, and no more than that.</summary>
public sealed class TVidzClient(Uri address, AwsEndpoint aws) : IDisposable
{
    public HttpClient Http { get; } = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };

    /// <summary>Uploads a file by a presigned URL. Returns the video's id.</summary>
    public async Task<string> Upload(string path, string? fileName = null)
    {
        var request = new { fileName = fileName ?? Path.GetFileName(path), contentType = "video/mp4", size = new FileInfo(path).Length };
        using var answer = await Http.PostAsJsonAsync("/videos/uploads", request);
        var ticket = await Read(answer);
        await using var file = File.OpenRead(path);
        using var put = new HttpRequestMessage(HttpMethod.Put, (string)ticket["uploadUrl"]!) { Content = new StreamContent(file) };
        foreach (var (name, value) in ticket["headers"]!.AsObject())
        {
            put.Content.Headers.TryAddWithoutValidation(name, (string)value!);
        }

        using var stored = await Http.SendAsync(put);
        stored.EnsureSuccessStatusCode();
        return (string)ticket["videoId"]!;
    }

    /// <summary>Puts bytes into the bucket under a key, as others do who know nothing of the Api.</summary>
    public Task Put(string key, byte[] bytes) => aws.S3.PutObjectAsync(new PutObjectRequest
    {
        BucketName = aws.Bucket,
        Key = key,
        InputStream = new MemoryStream(bytes),
    });

    /// <summary>Whether the bucket has the object.</summary>
    public async Task<bool> Exists(string key)
    {
        var listed = await aws.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = aws.Bucket, Prefix = key });
        return listed.S3Objects is { Count: > 0 };
    }

    public async Task<JsonNode> Get(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return await Read(answer);
    }

    /// <summary>Asks until the video is in its terminal state, which is returned. While a silo's death is not yet noticed, the answer is 503: try again.</summary>
    public async Task<JsonNode> WaitUntilDone(string videoId)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            using var answer = await Http.GetAsync(new Uri($"/videos/{videoId}", UriKind.Relative), deadline.Token);
            if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable
                && await Read(answer) is var video && (string)video["status"]! is "completed" or "failed")
            {
                return video;
            }

            await Task.Delay(150, deadline.Token);
        }
    }

    /// <summary>Every snapshot that the video's event stream hands out, to the terminal one.</summary>
    public async Task<List<JsonNode>> Events(string videoId)
    {
        using var answer = await Http.GetAsync(
            new Uri($"/videos/{videoId}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(), Encoding.UTF8);
        var events = new List<JsonNode>();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                events.Add(JsonNode.Parse(line["data: ".Length..])!);
            }
        }

        return events;
    }

    public async Task<JsonArray> Duplicates(string videoId) =>
        (await Get($"/videos/{videoId}/duplicates"))["items"]!.AsArray();

    public void Dispose() => Http.Dispose();

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{(int)answer.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }
}
