using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using TVidz.Api.Hosting;
using TVidz.Api.Security;
using TVidz.Testing;

namespace TVidz.Api.Tests.Hosting;

public sealed class StartTests
{
    private const string Key = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public async Task Without_keys_it_refuses_addresses_that_others_reach_with_words_and_no_stack()
    {
        var (exitCode, error) = await RunAsync("--urls=http://0.0.0.0:0", "--Orleans:Gateways:0=127.0.0.1:1");

        exitCode.ShouldBe(1);
        error.ShouldStartWith("TVidz.Api does not start: it is told to listen on http://0.0.0.0:0");
        error.ShouldContain("Api__Keys__NAME=");
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:1;http://0.0.0.0:1")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://[::]:0")]
    public void Every_way_to_configure_an_address_is_checked(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        var addresses = ListenAddresses.Configured(configuration);

        Should.Throw<StartRefusedException>(() => LoopbackWithoutKeys.Check(new ApiOptions(), addresses));
        LoopbackWithoutKeys.Check(new ApiOptions { Keys = new() { ["boss"] = Key } }, addresses);
    }

    [Theory]
    [InlineData("secret", "operator", "boss", "https://a.example", "Api:Keys:boss must be the SHA-256")]
    [InlineData(Key, "chief", "boss", "https://a.example", "Api:Roles:boss is \"chief\"")]
    [InlineData(Key, "operator", "nobody", "https://a.example", "Api:Roles:nobody names a key that Api:Keys does not have.")]
    [InlineData(Key, "operator", "boss", "https://a.example/path", "Api:CorsOrigins has \"https://a.example/path\"")]
    [InlineData(Key, "operator", "boss", "https://a.example", null)]
    public void A_configuration_that_cannot_be_meant_is_refused(
        string hash, string role, string name, string origin, string? words)
    {
        var result = new ApiOptionsValidator().Validate(null, new ApiOptions
        {
            Keys = new() { ["boss"] = hash },
            Roles = new() { [name] = role },
            CorsOrigins = [origin],
        });

        result.Failed.ShouldBe(words is not null);
        (result.FailureMessage ?? "").ShouldContain(words ?? "");
        (result.FailureMessage ?? "").ShouldNotContain("secret");
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
        ListenAddresses.IsLoopback(url).ShouldBe(isLoopback);

    [Fact]
    public async Task It_lives_before_there_is_a_silo_and_is_ready_once_there_is_one()
    {
        var gatewayPort = FreePort.Find();
        var port = FreePort.Find();
        var starting = Task.Run(() => new ApiHost(
            [],
            new()
            {
                ["Api:Keys:boss"] = Key,
                ["Orleans:Gateways:0"] = $"127.0.0.1:{gatewayPort}",
            },
            port: port));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Add("X-Api-Key", "test");

        await AnswersAsync(client, "/health/live");
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var early = await client.GetAsync("/videos");
        early.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        early.Headers.RetryAfter.ShouldNotBeNull();

        await using var silo = await TestSilo.StartAsync(new World(), gatewayPort: gatewayPort);
        await AnswersAsync(client, "/health/ready");
        var page = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/videos"));
        page.GetProperty("items").GetArrayLength().ShouldBe(0);
        await (await starting).DisposeAsync();
    }

    /// <summary>What the program does with these arguments: its exit code, and what it writes to standard error.</summary>
    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
    {
        var standard = System.Console.Error;
        await using var error = new StringWriter();
        System.Console.SetError(error);
        try
        {
            var main = typeof(Program).Assembly.EntryPoint!;
            return (await Task.Run(() => (int)main.Invoke(null, [arguments])!), error.ToString());
        }
        finally
        {
            System.Console.SetError(standard);
        }
    }

    private static Task AnswersAsync(HttpClient client, string path) => Eventually.HoldsAsync(
        $"{path} answers", () => IsOkAsync(client, path), TimeSpan.FromSeconds(60));

    private static async Task<bool> IsOkAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
