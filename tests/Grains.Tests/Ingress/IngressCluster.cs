using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using TVidz.Grains.Ingress;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>Silos with nothing but their ingress, which share one recording handler.</summary>
internal static class IngressCluster
{
    public static async Task<InProcessTestCluster> StartAsync(
        AwsEndpoint aws, RecordingHandler handler, short silos, params (string Key, string Value)[] settings)
    {
        var configuration = PumpBench.Configure(aws, settings);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddIngress(configuration);
            silo.Services.AddSingleton<IObjectEventHandler>(handler);
            silo.AddMemoryGrainStorage("tvidz");
            silo.UseInMemoryReminderService();
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public static T Service<T>(this InProcessSiloHandle silo)
        where T : notnull => silo.ServiceProvider.GetRequiredService<T>();
}
