using System.Security.Cryptography;
using System.Text;

namespace TVidz.Api.Tests.Hosting;

/// <summary>One silo and two APIs, without and with keys, for all tests that break neither.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public const string ReaderKey = "the reader's key";
    public const string OperatorKey = "the operator's key";
    public const string ForeignOrigin = "https://evil.example";
    public const string FriendlyOrigin = "https://friend.example";

    public World World { get; } = new();

    public TestSilo Silo { get; private set; } = null!;

    public ApiHost Keyless { get; private set; } = null!;

    public ApiHost Keyed { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Silo = await TestSilo.StartAsync(World);
        Keyless = new ApiHost([Silo], new() { ["Api:CorsOrigins:0"] = FriendlyOrigin });
        Keyed = new ApiHost([Silo], new()
        {
            ["Api:Keys:reader"] = Hash(ReaderKey),
            ["Api:Keys:boss"] = Hash(OperatorKey),
            ["Api:Roles:boss"] = "operator",
        });
    }

    public async Task DisposeAsync()
    {
        await Keyless.DisposeAsync();
        await Keyed.DisposeAsync();
        await Silo.DisposeAsync();
    }

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
