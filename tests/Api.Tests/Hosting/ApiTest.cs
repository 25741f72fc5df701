using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Hosting;

/// <summary>What the tests of calls share.</summary>
[Collection(ApiCollection.Name)]
public abstract class ApiTest(ApiFixture fixture) : IDisposable
{
    protected ApiFixture Fixture { get; } = fixture;

    protected World World => Fixture.World;

    protected HttpClient Client { get; } = fixture.Keyless.CreateClient();

    public void Dispose()
    {
        Client.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string NewId() => "v" + Guid.NewGuid().ToString("N");

    protected VideoSnapshot NewVideo(VideoStatus status = VideoStatus.Completed, long revision = 1)
    {
        var id = NewId();
        return World.Put(new VideoSnapshot
        {
            VideoId = id,
            Bucket = "videos",
            Key = $"folder/{id}.mp4",
            FileName = $"{id}.mp4",
            Status = status,
            UploadedAt = DateTimeOffset.UnixEpoch,
            Revision = revision,
        });
    }

    protected async Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(path);
        return await ReadAsync(answer, expected);
    }

    protected async Task<JsonElement> PostAsync(
        string path, string body, HttpStatusCode expected = HttpStatusCode.OK, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await Client.PostAsync(path, content);
        return await ReadAsync(answer, expected);
    }

    protected static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
        if ((int)answer.StatusCode >= 400)
        {
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        }

        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
