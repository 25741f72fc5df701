using System.Net;
using System.Text;
using TVidz.Api.Tests.Hosting;

namespace TVidz.Api.Tests.Errors;

public sealed class ErrorTests(ApiFixture fixture) : ApiTest(fixture)
{
    private const string Secret =
        "connection to server at \"db.internal\" (10.0.0.5), port 5432 failed: SELECT * FROM videos WHERE /srv/tvidz/x";

    [Theory]
    [InlineData("GET", "/nowhere", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "/videos/..%2f..%2fetc%2fpasswd", null, HttpStatusCode.NotFound)]
    [InlineData("PUT", "/videos", "{}", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/videos/uploads", "{", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/videos/uploads", "7", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/videos/uploads", """{"fileName":"a.mp4","contentType":"video/mp4","size":1}""", HttpStatusCode.InternalServerError)]
    [InlineData("POST", "/search", """{"sceneCuts":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/search", """{"sceneCuts":[1]}""", HttpStatusCode.InternalServerError)]
    [InlineData("POST", "/search", """{"sceneCuts":[1],"limit":1.5}""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/backfill", """{"bucket":7}""", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/backfill", """{"bucket":"b"}""", HttpStatusCode.InternalServerError)]
    [InlineData("POST", "/notify", "{}", HttpStatusCode.InternalServerError)]
    [InlineData("POST", "/fingerprints/import", """{"fileName":"a","duration":1,"sceneCuts":[]}""", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/videos", null, HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/videos?limit=99999999999999999999", null, HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/videos/v1?object=perhaps", null, HttpStatusCode.BadRequest)]
    [InlineData("GET", "/videos/v1/duplicates", null, HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/videos/v1/duplicates/v2", null, HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/health/ready", null, HttpStatusCode.ServiceUnavailable)]
    public async Task No_error_shows_our_insides(string method, string path, string? body, HttpStatusCode expected)
    {
        var fault = new InvalidOperationException(Secret);
        World.List = _ => throw fault;
        World.Duplicates = _ => throw fault;
        World.Explain = (_, _) => throw fault;
        World.Search = _ => throw fault;
        World.Notify = _ => throw fault;
        World.Upload = _ => throw fault;
        World.StartBackfill = _ => throw fault;
        World.Import = _ => throw fault;
        World.Check = () => throw fault;
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await Client.SendAsync(request);

        var json = await ReadAsync(answer, expected);
        json.GetProperty("status").GetInt32().ShouldBe((int)expected);
        foreach (var member in json.EnumerateObject().Where(member => member.Name != "type"))
        {
            foreach (var inside in new[]
                {
                    "/", "\\\\", "Exception", "   at ", "TVidz.", "System.", "Orleans", "Grain", "Npgsql", "SELECT", "db.internal",
                    "10.0.0.5", "127.0.0.1", Environment.MachineName, "Nullable", "SearchBody",
                })
            {
                member.Value.GetRawText().ShouldNotContain(inside, Case.Sensitive, member.Name);
            }
        }
    }

    [Fact]
    public async Task A_fault_of_ours_has_a_trace_id_and_nothing_else_to_find_it_by()
    {
        World.List = _ => throw new InvalidOperationException(Secret);

        var json = await GetAsync("/videos", HttpStatusCode.InternalServerError);

        json.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_timeout_in_the_cluster_is_unavailable_and_says_when_to_try_again()
    {
        World.List = _ => throw new TimeoutException(Secret);
        using var answer = await Client.GetAsync("/videos");

        await ReadAsync(answer, HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_is_too_large()
    {
        var body = $$"""{"sceneCuts":[{{string.Join(',', Enumerable.Range(1, 200_000))}}]}""";

        using var request = new HttpRequestMessage(HttpMethod.Post, "/search");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        // The answer comes, and the connection ends, before the body is read: who is still sending may not see it.
        request.Headers.ExpectContinue = true;
        using var answer = await Client.SendAsync(request);

        (await ReadAsync(answer, HttpStatusCode.RequestEntityTooLarge)).GetProperty("detail").GetString()!
            .ShouldContain("1048576 bytes");
    }
}
