using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TVidz.Grains.Storage.Provisioning;

namespace TVidz.Grains.Storage;

/// <summary>Registers storage.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds <see cref="ObjectStore"/>, <see cref="EventQueue"/> and the SDK's clients, configured by section
    /// <see cref="StorageOptions.Section"/>; a starting host provisions (if asked to) or checks bucket and queue first.
    /// </summary>
    public static IServiceCollection AddObjectStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => AwsClients.CreateS3(Options(provider)));
        services.TryAddKeyedSingleton(
            ObjectStore.Existence, (provider, _) => AwsClients.CreateExistenceS3(Options(provider)));
        services.TryAddSingleton(provider => AwsClients.CreateSqs(Options(provider)));
        services.TryAddKeyedSingleton(
            UrlSigner.Direct, (provider, _) => AwsClients.CreatePresigner(Options(provider)));
        services.TryAddKeyedSingleton(
            UrlSigner.Browser, (provider, _) => AwsClients.CreateBrowserPresigner(Options(provider)));
        services.TryAddSingleton<UrlSigner>();
        services.TryAddSingleton<ObjectStore>();
        services.TryAddSingleton<MultipartStore>();
        services.TryAddSingleton<IPreviewStore, PreviewStore>();
        services.TryAddSingleton<EventQueue>();
        services.TryAddSingleton<StartupStep>();
        services.TryAddSingleton<QueueProvisioner>();
        services.TryAddSingleton<BucketProvisioner>();
        services.AddHostedService<StorageStartup>();
        return services;
    }

    private static StorageOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value;
}
