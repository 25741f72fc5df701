using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TVidz.Grains.Analysis;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>Registers the way in.</summary>
public static class IngressServices
{
    /// <summary>
    /// Adds what takes messages from the queue to the <see cref="IObjectEventHandler"/>, which the host registers, as
    /// well as storage. Configured by section <see cref="IngressOptions.Section"/>; slots: <see cref="AnalysisSlots"/>.
    /// </summary>
    public static IServiceCollection AddIngress(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngressOptions>()
            .Bind(configuration.GetSection(IngressOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddObjectStorage(configuration);
        services.TryAddSingleton(provider => new AnalysisSlots(
            provider.GetRequiredService<IOptions<IngressOptions>>().Value.Slots ?? Environment.ProcessorCount));
        services.TryAddSingleton<QueueHealth>();
        services.TryAddSingleton<DeleteBatcher>();
        services.TryAddSingleton<EventDispatcher>();
        services.TryAddSingleton<MessageInvisibility>();
        services.TryAddSingleton<MessageHandler>();
        services.TryAddSingleton<BatchHandler>();
        services.TryAddSingleton<MessagePump>();
        services.AddHostedService<IngressKeeper>();
        services.AddHostedService<DeliveryProbe>();
        return services;
    }
}
