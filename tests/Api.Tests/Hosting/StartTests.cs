using System.Net;
using System.Text.Json;

namespace TVidz.Api.Tests.Hosting;

public sealed class StartTests
{
    private const string Key = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "0")]
    [InlineData("Kestrel__Endpoints__Http__Url", "http://[::]:0")]
    public async Task Without_keys_it_refuses_addresses_that_others_reach(string name, string value)
    {
        var (exitCode, error) = await StartAsync(new() { [name] = value });

        exitCode.ShouldBe(1);
        error.ShouldStartWith("TVidz.Api does not start: it is told to listen on http");
        error.ShouldContain("Api__Keys__NAME=");
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("Api__Keys__boss", "secret", "Api:Keys:boss must be the SHA-256")]
    [InlineData("Api__Roles__boss", "operator", "Api:Roles:boss names a key that Api:Keys does not have.")]
    [InlineData("Api__CorsOrigins__0", "https://a.example/path", "Api:CorsOrigins has")]
    [InlineData("Api__HeartbeatSeconds", "0", "HeartbeatSeconds")]
    [InlineData("Orleans__Gateways__0", "nowhere", "Orleans:Gateways has \"nowhere\"")]
    [InlineData("Orleans__Gateways__0", "", "ConnectionStrings:Postgres is not set.")]
    public async Task It_refuses_a_configuration_that_cannot_be_meant(string name, string value, string words)
    {
        var (exitCode, error) = await StartAsync(new() { [name] = value });

        exitCode.ShouldBe(1);
        error.ShouldContain(words);
        error.ShouldNotContain("secret");
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("http://127.0.0.1:5001", true)]
    [InlineData("http://localhost:5001", true)]
    [InlineData("http://[::1]:5001", true)]
    [InlineData("http://127.8.8.8:5001", true)]
    [InlineData("http://unix:/run/tvidz.sock", true)]
    [InlineData("http://*:5001", false)]
    [InlineData("http://+:5001", false)]
    [InlineData("http://0.0.0.0:5001", false)]
    [InlineData("http://[::]:5001", false)]
    [InlineData("http://192.168.1.7:5001", false)]
    [InlineData("https://tvidz.example:5001", false)]
    [InlineData("http://localhost.example:5001", false)]
    public void Loopback_is_what_only_this_machine_reaches(string url, bool isLoopback) =>
        Api.Hosting.ListenAddresses.IsLoopback(url).ShouldBe(isLoopback);

    [Fact]
    public async Task It_lives_before_there_is_a_silo_and_is_ready_once_there_is_one()
    {
        var gatewayPort = TestSilo.FreePort();
        await using var api = new ApiProcess(new()
        {
            ["ASPNETCORE_URLS"] = "http://0.0.0.0:0",
            ["Api__Keys__boss"] = Key,
            ["Orleans__Gateways__0"] = $"127.0.0.1:{gatewayPort}",
        });
        using var client = await api.ListeningAsync();
        client.BaseAddress = new Uri($"http://127.0.0.1:{client.BaseAddress!.Port}");
        client.DefaultRequestHeaders.Add("X-Api-Key", "test");

        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var early = await client.GetAsync("/videos");
        early.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        early.Headers.RetryAfter.ShouldNotBeNull();

        await using var silo = await TestSilo.StartAsync(new World(), gatewayPort: gatewayPort);
        await ReadyAsync(client);
        var page = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/videos"));
        page.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private static async Task ReadyAsync(HttpClient client)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await client.GetAsync("/health/ready", deadline.Token)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(100, deadline.Token);
        }
    }

    private static async Task<(int ExitCode, string Error)> StartAsync(Dictionary<string, string> environment)
    {
        environment.TryAdd("Orleans__Gateways__0", "127.0.0.1:1");
        await using var api = new ApiProcess(environment);
        return await api.ExitAsync();
    }
}
