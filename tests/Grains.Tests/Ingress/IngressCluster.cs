using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using TVidz.Grains.Ingress;
using TVidz.Grains.Persistence;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>Silos with nothing but their ingress, which share one recording handler.</summary>
internal static class IngressCluster
{
    public static Task<InProcessTestCluster> StartAsync(
        AwsEndpoint aws, RecordingHandler handler, short silos, params (string Key, string Value)[] settings) =>
        StartAsync(aws, handler, new FlakyStorage(), silos, settings);

    public static async Task<InProcessTestCluster> StartAsync(
        AwsEndpoint aws,
        RecordingHandler handler,
        FlakyStorage storage,
        short silos,
        params (string Key, string Value)[] settings)
    {
        var configuration = PumpBench.Configure(aws, settings);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddIngress(configuration);
            silo.Services.AddSingleton<IObjectEventHandler>(handler);
            silo.Services.AddKeyedSingleton<IGrainStorage>(GrainStorage.Name, storage);
            silo.UseInMemoryReminderService();
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public static T Service<T>(this InProcessSiloHandle silo)
        where T : notnull => silo.ServiceProvider.GetRequiredService<T>();
}
