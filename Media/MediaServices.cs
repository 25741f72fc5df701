using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TVidz.Media.Containers;
using TVidz.Media.Decoding;
using TVidz.Media.KeyFrames;
using TVidz.Media.Packets;
using TVidz.Media.Probing;
using TVidz.Media.Processes;

namespace TVidz.Media;

/// <summary>Registers the room's services.</summary>
public static class MediaServices
{
    /// <summary>Adds <see cref="IMediaAnalyzer"/>, configured by section <see cref="MediaOptions.SectionName"/>.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<MediaOptions>()
            .Bind(configuration.GetSection(MediaOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProcessLauncher>();
        services.AddSingleton<ChildProcess>();
        services.AddSingleton<ContainerReader>();
        services.AddSingleton<MediaProber>();
        services.AddSingleton<FramePassRunner>();
        services.AddSingleton<PacketPass>();
        services.AddSingleton<KeyFramePass>();
        services.AddSingleton<IMediaAnalyzer, FfmpegMediaAnalyzer>();
        return services;
    }
}
