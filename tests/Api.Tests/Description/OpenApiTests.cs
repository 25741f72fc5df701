using System.Reflection;
using System.Text.Json;
using TVidz.Api.Tests.Hosting;

namespace TVidz.Api.Tests.Description;

public sealed class OpenApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    private const string Update = "TVIDZ_UPDATE_OPENAPI";

    private static readonly string Document = typeof(OpenApiTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "OpenApiDocument").Value!;

    [Fact]
    public async Task The_committed_description_is_the_one_that_is_served()
    {
        var served = (await Client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(Document, served);
        }

        var committed = File.Exists(Document) ? await File.ReadAllTextAsync(Document) : "";
        (committed == served).ShouldBeTrue(
            $"The API has changed and docs/openapi.json has not: run the tests with {Update}=1 and review the difference.");
    }

    [Theory]
    [InlineData("/videos/uploads", "post", "201 400 401 413 415 500 503")]
    [InlineData("/videos/{videoId}", "get", "200 401 404 500 503")]
    [InlineData("/videos", "get", "200 400 401 500 503")]
    [InlineData("/videos/{videoId}/duplicates", "get", "200 401 404 500 503")]
    [InlineData("/videos/{videoId}/events", "get", "200 204 401 404 500 503")]
    [InlineData("/videos/{videoId}/duplicates/{otherId}", "get", "200 401 404 500 503")]
    [InlineData("/videos/{videoId}/duplicates/{otherId}/decision", "put", "200 400 401 404 413 415 500 503")]
    [InlineData("/videos/{videoId}/duplicates/{otherId}/decision", "delete", "204 401 404 500 503")]
    [InlineData("/videos/uploads/multipart", "post", "201 400 401 413 415 500 503")]
    [InlineData("/videos/{videoId}/uploads/{uploadId}/parts", "get", "200 401 404 500 503")]
    [InlineData("/videos/{videoId}/uploads/{uploadId}/parts/{partNumber}", "post", "200 400 401 404 500 503")]
    [InlineData("/videos/{videoId}/uploads/{uploadId}/complete", "post", "204 400 401 404 413 415 500 503")]
    [InlineData("/videos/{videoId}/uploads/{uploadId}", "delete", "204 401 404 500 503")]
    [InlineData("/videos/{videoId}/media", "get", "200 302 401 404 500 503")]
    [InlineData("/videos/{videoId}/poster", "get", "200 302 401 404 500 503")]
    [InlineData("/videos/{videoId}/thumbnails", "get", "200 302 401 404 500 503")]
    [InlineData("/videos/{videoId}/export", "get", "200 400 401 404 500 503")]
    [InlineData("/groups", "get", "200 400 401 500 503")]
    [InlineData("/videos/{videoId}/group", "get", "200 401 404 500 503")]
    [InlineData("/overview", "get", "200 401 500 503")]
    [InlineData("/videos/{videoId}/analysis", "post", "202 401 403 404 409 500 503")]
    [InlineData("/videos/{videoId}", "delete", "204 401 403 404 500 503")]
    [InlineData("/search", "post", "200 400 401 413 415 500 503")]
    [InlineData("/fingerprints/import", "post", "200 401 403 415 500 503")]
    [InlineData("/backfill", "post", "202 400 401 403 413 415 500 503")]
    [InlineData("/health/live", "get", "200")]
    [InlineData("/health/ready", "get", "200 503")]
    [InlineData("/build-info", "get", "200 401 500 503")]
    [InlineData("/status/{fileName}", "get", "200 401 500 503")]
    [InlineData("/status/stream/{fileName}", "get", "200 401 500 503")]
    [InlineData("/notify", "post", "200 400 401 413 415 500 503")]
    public async Task Every_call_is_described_with_its_answers(string path, string method, string answers)
    {
        var operation = (await GetAsync("/openapi/v1.json")).GetProperty("paths").GetProperty(path).GetProperty(method);

        operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
        operation.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order()
            .ShouldBe(answers.Split(' '));
    }

    [Fact]
    public async Task Everything_that_the_description_refers_to_is_in_it()
    {
        var description = await GetAsync("/openapi/v1.json");
        var schemas = description.GetProperty("components").GetProperty("schemas");
        foreach (var name in References(description))
        {
            schemas.TryGetProperty(name, out _).ShouldBeTrue(name);
        }
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "$ref"
            ? [member.Value.GetString()!.Split('/')[^1]]
            : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
