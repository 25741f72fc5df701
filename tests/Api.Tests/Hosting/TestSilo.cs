using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;
using TVidz.Testing;

namespace TVidz.Api.Tests.Hosting;

/// <summary>A silo in this process with the recording grains. The API reaches it over TCP, as it reaches real ones.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host, string name, int siloPort, int gatewayPort)
    {
        _host = host;
        Name = name;
        SiloPort = siloPort;
        Gateway = $"127.0.0.1:{gatewayPort}";
    }

    public string Name { get; }

    public int SiloPort { get; }

    public string Gateway { get; }

    public SiloAddress Address => _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> StartAsync(World world, TestSilo? primary = null, int? gatewayPort = null)
    {
        var (siloPort, gateway) = (FreePort.Find(), gatewayPort ?? FreePort.Find());
        var name = $"silo{siloPort}";
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(world);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(
                siloPort, gateway, primary is null ? null : new IPEndPoint(IPAddress.Loopback, primary.SiloPort),
                "tvidz", "tvidz");
            silo.Configure<SiloOptions>(options => options.SiloName = name);
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                // Soon; but a silo that a busy machine has only held up must not count as dead.
                options.ProbeTimeout = TimeSpan.FromSeconds(2);
                options.NumMissedProbesLimit = 3;
                options.NumVotesForDeathDeclaration = 1;
            });
            silo.AddDashboard();
        });
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host, name, siloPort, gateway);
    }

    /// <summary>Ends without a goodbye.</summary>
    public async Task KillAsync() => await _host.StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _host.Dispose();
    }
}
