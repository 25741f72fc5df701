using System.Net;
using TVidz.Api.Tests.Hosting;

namespace TVidz.Api.Tests.Operations;

public sealed class OperationsTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task It_is_ready_only_while_the_database_answers()
    {
        World.Check = () => { };
        (await GetAsync("/health/ready")).GetRawText().ShouldBe("""{"status":"ready"}""");
        World.Check = () => throw new InvalidOperationException("no database");
        await GetAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        (await GetAsync("/health/live")).GetRawText().ShouldBe("""{"status":"live"}""");
        World.Check = () => { };
    }

    [Fact]
    public async Task The_build_has_our_names_and_the_predecessors()
    {
        var json = await GetAsync("/build-info");

        json.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
        json.GetProperty("inspector").EnumerateObject().Select(member => member.Name)
            .ShouldBe(["service", "git_commit", "build_date", "build_time"]);
    }

    [Fact]
    public async Task Metrics_are_there_for_Prometheus() =>
        (await Client.GetStringAsync("/metrics")).ShouldContain("http_server_request_duration_seconds_bucket");

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/app.js", "text/javascript")]
    [InlineData("/css/base.css", "text/css")]
    [InlineData("/scalar/", "text/html")]
    [InlineData("/scalar/scalar.js", "text/javascript")]
    [InlineData("/dashboard/", "text/html")]
    public async Task Pages_are_served_and_load_nothing_from_elsewhere(string path, string type)
    {
        using var answer = await Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("script-src https:");
        if (type == "text/html")
        {
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldNotContain("src=\"http");
            html.ShouldNotContain("href=\"http");
            html.ShouldNotContain("fonts.");
        }
    }

    [Fact]
    public async Task The_console_may_load_its_own_files_and_has_no_inline_script_or_style()
    {
        using var answer = await Client.GetAsync("/");
        var html = await answer.Content.ReadAsStringAsync();

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldNotContain("unsafe");
        foreach (var needed in (string[])["script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self' https:"])
        {
            policy.ShouldContain(needed);
        }

        html.ShouldNotContain("<style");
        html.ShouldNotContain("style=");
        html.ShouldNotContain(" on");
        foreach (var file in (string[])["/app.js", "/parts/basics.js", "/pages/library.js", "/pages/video.js"])
        {
            (await Client.GetStringAsync(file)).ShouldNotContain("innerHTML");
        }
    }

    [Fact]
    public async Task Answers_carry_security_headers_and_not_the_servers_name()
    {
        using var answer = await Client.GetAsync("/videos/nothing");

        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; frame-ancestors 'none'"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }
}
