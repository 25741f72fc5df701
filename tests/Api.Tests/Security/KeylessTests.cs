using System.Net;
using System.Text;
using TVidz.Api.Tests.Hosting;

namespace TVidz.Api.Tests.Security;

public sealed class KeylessTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5001")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.1.7:5001")]
    public async Task A_name_that_was_pointed_at_this_machine_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/videos");
        request.Headers.Host = host;
        using var answer = await Client.SendAsync(request);

        await ReadAsync(answer, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("localhost:1")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:7")]
    public async Task Loopback_names_are_answered(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;
        using var answer = await Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Origin", ApiFixture.ForeignOrigin, null)]
    [InlineData("Origin", "null", null)]
    [InlineData("Origin", "http://127.0.0.1:1", null)]
    [InlineData("Sec-Fetch-Site", "cross-site", null)]
    [InlineData("Sec-Fetch-Site", "same-site", ApiFixture.ForeignOrigin)]
    public async Task A_foreign_page_cannot_change_anything(string header, string value, string? origin)
    {
        using var answer = await PostFromPageAsync("application/json", (header, value), ("Origin", origin));

        await ReadAsync(answer, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", null)]
    [InlineData("Origin", ApiFixture.FriendlyOrigin, "cross-site")]
    public async Task Our_own_page_and_a_configured_one_can(string header, string value, string? site)
    {
        using var answer = await PostFromPageAsync("application/json", (header, value), ("Sec-Fetch-Site", site));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData(null)]
    public async Task A_body_that_any_page_may_send_is_refused(string? contentType)
    {
        using var answer = await PostFromPageAsync(contentType);

        await ReadAsync(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(ApiFixture.FriendlyOrigin, true)]
    [InlineData(ApiFixture.ForeignOrigin, false)]
    public async Task Only_configured_pages_may_read(string origin, bool may)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/videos");
        request.Headers.Add("Origin", origin);
        using var answer = await Client.SendAsync(request);

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(may);
    }

    private async Task<HttpResponseMessage> PostFromPageAsync(
        string? contentType, params (string Name, string? Value)[] headers)
    {
        World.Search = _ => new GrainInterfaces.Library.LibraryAnswer([], 8, 8, 1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/search");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"sceneCuts":[1]}"""));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }
}
