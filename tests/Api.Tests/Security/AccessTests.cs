using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TVidz.Api.Tests.Hosting;

namespace TVidz.Api.Tests.Security;

public sealed class AccessTests(ApiFixture fixture) : ApiTest(fixture)
{
    /// <summary>Every call, and whether it is an operator's.</summary>
    public static readonly TheoryData<string, string, bool> Calls = new()
    {
        { "POST", "/videos/uploads", false },
        { "GET", "/videos", false },
        { "GET", "/videos/v1", false },
        { "GET", "/videos/v1/duplicates", false },
        { "GET", "/videos/v1/duplicates/v2", false },
        { "GET", "/videos/v1/events", false },
        { "POST", "/search", false },
        { "GET", "/status/a.mp4", false },
        { "POST", "/notify", false },
        { "GET", "/build-info", false },
        { "GET", "/openapi/v1.json", false },
        { "GET", "/metrics", false },
        { "GET", "/scalar/", false },
        { "GET", "/no/such/page", false },
        { "DELETE", "/videos/v1", true },
        { "POST", "/videos/v1/analysis", true },
        { "POST", "/fingerprints/import", true },
        { "POST", "/backfill", true },
        { "GET", "/backfill/b1", true },
        { "GET", "/dashboard/", true },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_key_may_do_what_its_role_says(string method, string path, bool isOperators)
    {
        World.Explain = (_, _) => null;
        World.Duplicates = _ => null;
        World.Backfill = _ => null;

        (await CallAsync(method, path, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(method, path, "")).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(method, path, ApiFixture.ReaderKey + "x")).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(method, path, ApiFixture.Hash(ApiFixture.ReaderKey))).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(method, path, ApiFixture.ReaderKey) == HttpStatusCode.Forbidden).ShouldBe(isOperators);
        (await CallAsync(method, path, ApiFixture.ReaderKey)).ShouldNotBe(HttpStatusCode.Unauthorized);
        (await CallAsync(method, path, ApiFixture.OperatorKey)).ShouldNotBeOneOf(
            HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_needs_no_key(string path)
    {
        World.Check = () => { };
        (await CallAsync("GET", path, null)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/app.js")]
    [InlineData("/core/api.js")]
    public async Task The_consoles_files_need_no_key_since_they_ask_for_it(string path)
    {
        (await CallAsync("GET", path, null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refusal_is_a_problem_and_says_what_is_needed()
    {
        using var client = Fixture.Keyed.CreateClient();
        using var missing = await client.GetAsync("/videos");
        client.DefaultRequestHeaders.Add("X-Api-Key", ApiFixture.ReaderKey);
        using var wrongRole = await client.DeleteAsync("/videos/v1");

        (await ReadAsync(missing, HttpStatusCode.Unauthorized)).GetProperty("detail").GetString()!.ShouldContain("X-Api-Key");
        missing.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("ApiKey");
        (await ReadAsync(wrongRole, HttpStatusCode.Forbidden)).GetProperty("detail").GetString()!.ShouldContain("operator");
    }

    [Fact]
    public async Task A_browser_is_asked_for_a_password_and_the_key_is_one()
    {
        using var client = Fixture.Keyed.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        using var challenge = await client.GetAsync("/dashboard/");
        client.DefaultRequestHeaders.Authorization = Basic($"anyone:{ApiFixture.OperatorKey}");
        using var page = await client.GetAsync("/dashboard/");

        challenge.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        challenge.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Basic");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Basic !!!")]
    [InlineData("Basic")]
    [InlineData("Bearer x")]
    [InlineData("Basic YW55b25lOndyb25n")]
    public async Task A_bad_password_is_no_key(string authorization)
    {
        using var client = Fixture.Keyed.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await client.GetAsync("/videos");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_foreign_page_cannot_use_a_remembered_password()
    {
        var video = NewVideo();
        using var client = Fixture.Keyed.CreateClient();
        client.DefaultRequestHeaders.Authorization = Basic($"anyone:{ApiFixture.OperatorKey}");
        client.DefaultRequestHeaders.Add("Origin", ApiFixture.ForeignOrigin);
        using var answer = await client.DeleteAsync($"/videos/{video.VideoId}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        World.Find(video.VideoId).ShouldNotBeNull();
    }

    private async Task<HttpStatusCode> CallAsync(string method, string path, string? key)
    {
        using var client = Fixture.Keyed.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private static AuthenticationHeaderValue Basic(string credentials) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
}
