using System.Text;
using TVidz.EndToEnd.Tests.Cluster;

namespace TVidz.EndToEnd.Tests;

/// <summary>Calls that fail, against everything real: an error in words, and nothing of what is inside.</summary>
[Collection(OneSiloCollection.Name)]
public sealed class ErrorTests(OneSilo fixture)
{
    private static readonly string[] Internals =
    [
        "Exception", "   at ", "SELECT", "INSERT", "npgsql", "127.0.0.1", "localhost", "/tmp", "/proc", "/home", "Orleans",
        "TVidz.", "System.", ".cs", "siloaddress",
    ];

    private readonly TVidzClient _client = fixture.Cluster.Client;

    [Theory]
    [InlineData("GET", "/videos/unknown", null, 404)]
    [InlineData("GET", "/videos/unknown/duplicates", null, 404)]
    [InlineData("GET", "/videos/unknown/events", null, 404)]
    [InlineData("GET", "/videos/unknown/duplicates/other", null, 404)]
    [InlineData("POST", "/videos/unknown/analysis", null, 404)]
    [InlineData("DELETE", "/videos/unknown", null, 404)]
    [InlineData("DELETE", "/videos", null, 405)]
    [InlineData("GET", "/no/such/call", null, 404)]
    [InlineData("GET", "/videos?limit=-1", null, 400)]
    [InlineData("GET", "/videos?status=lost", null, 400)]
    [InlineData("GET", "/videos?cursor=%25%25", null, 400)]
    [InlineData("POST", "/search", "{\"sceneCuts\":[3,2,1]}", 400)]
    [InlineData("POST", "/search", "{\"sceneCuts\":[-1,2,3]}", 400)]
    [InlineData("POST", "/search", "{\"sceneCuts\":[1,NaN,3]}", 400)]
    [InlineData("POST", "/search", "{\"sceneCuts\":\"many\"}", 400)]
    [InlineData("POST", "/search", "[[[[[[[[", 400)]
    [InlineData("POST", "/videos/uploads", "{\"fileName\":\"a.mp4\",\"contentType\":\"video/mp4\",\"size\":-1}", 400)]
    [InlineData("POST", "/videos/uploads", "{\"fileName\":\"\",\"contentType\":\"video/mp4\",\"size\":1}", 400)]
    [InlineData("POST", "/backfill", "{\"bucket\":\"there-is-no-such-bucket\"}", 400)]
    [InlineData("POST", "/notify", "{\"Records\":17}", 400)]
    public async Task A_failing_call_says_what_was_wrong_and_nothing_of_the_inside(
        string method, string path, string? body, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await _client.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        foreach (var inside in Internals)
        {
            text.ShouldNotContain(inside, Case.Insensitive);
        }
    }

    [Fact]
    public async Task An_import_takes_the_good_lines_and_names_the_bad_ones()
    {
        const string Lines = """
            {"fileName":"good.mp4","duration":60,"sceneCuts":[1,5,9.5,20,33]}
            {"fileName":"unsorted.mp4","duration":60,"sceneCuts":[5,1]}
            this is no JSON
            {"fileName":"also good.mp4","duration":60,"sceneCuts":[2,6,10.5,21,34]}
            """;
        using var content = new StringContent(Lines, Encoding.UTF8, "application/x-ndjson");

        using var answer = await _client.Http.PostAsync(new Uri("/fingerprints/import", UriKind.Relative), content);
        var report = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        ((int)report["imported"]!).ShouldBe(2);
        report["rejected"]!.AsArray().Select(line => (int)line!["line"]!).ShouldBe([2, 3]);
    }
}
