using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TVidz.Grains.Storage;
using TVidz.Grains.Storage.Provisioning;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Storage;

/// <summary>Storage as a silo has it.</summary>
internal static class StorageBench
{
    public static ServiceProvider Create(
        AwsEndpoint aws, ILoggerProvider? logs = null, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(aws.Settings);
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return new ServiceCollection()
            .AddLogging(logging => _ = logs is null ? logging : logging.AddProvider(logs))
            .AddObjectStorage(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .BuildServiceProvider();
    }

    /// <summary>What a silo does before it starts.</summary>
    public static Task StartAsync(ServiceProvider services) =>
        ActivatorUtilities.CreateInstance<StorageStartup>(services).StartingAsync(CancellationToken.None);

    public static async Task<ServiceProvider> CreateProvisionedAsync(AwsEndpoint aws)
    {
        var services = Create(aws);
        await StartAsync(services);
        return services;
    }
}
