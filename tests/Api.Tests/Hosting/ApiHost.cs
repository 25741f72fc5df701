using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace TVidz.Api.Tests.Hosting;

/// <summary>The API on a real port of this machine.</summary>
public sealed class ApiHost : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> _settings;

    public ApiHost(IEnumerable<TestSilo> silos, Dictionary<string, string?>? settings = null)
    {
        _settings = new Dictionary<string, string?>(settings ?? [])
        {
            ["Api:HeartbeatSeconds"] = "0.2",
            ["Api:StatusPollSeconds"] = "0.1",
        };
        foreach (var (i, silo) in silos.Index())
        {
            _settings[$"Orleans:Gateways:{i}"] = silo.Gateway;
        }

        UseKestrel(0);
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
    }
}
