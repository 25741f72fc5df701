using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;
using TVidz.Grains.Analysis;
using TVidz.Grains.Index;
using TVidz.Grains.Ingress;
using TVidz.Grains.Persistence;
using TVidz.Grains.Videos;
using TVidz.Media;

namespace TVidz.Grains;

/// <summary>Everything that the grains need, for a silo's host.</summary>
public static class TVidzServices
{
    /// <summary>Adds persistence, storage, media, the index, analysis and ingress, configured by their sections and checked at start.</summary>
    public static IServiceCollection AddTVidz(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddPersistence(configuration)
            .AddMedia(configuration)
            .AddMatching(configuration)
            .AddVideos(configuration)
            .AddAnalysis(configuration)
            .AddIngress(configuration)
            .AddHostedService<IndexWarmUp>();
    }

    /// <summary>Adds the matcher and what an index partition is made of.</summary>
    internal static IServiceCollection AddMatching(
        this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<IndexOptions>()
            .Bind(configuration.GetSection(IndexOptions.Section))
            .ValidateDataAnnotations();
        services.AddSingleton(provider => new MatcherOptions
        {
            LibrarySize = provider.GetRequiredService<IOptions<IndexOptions>>().Value.LibrarySize,
        });
        services.AddSingleton<FingerprintMatcher>();
        services.AddSingleton<CandidateJudge>();
        services.AddSingleton<IndexSearch>();
        services.AddTransient<FingerprintIndex>();
        services.AddSingleton<PartitionGauges>();
        return services;
    }

    /// <summary>Adds the settings of the videos' grains.</summary>
    internal static IServiceCollection AddVideos(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<VideoOptions>()
            .Bind(configuration.GetSection(VideoOptions.Section))
            .ValidateDataAnnotations();
        return services;
    }

    /// <summary>Adds what handles the events of objects.</summary>
    internal static IServiceCollection AddAnalysis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<AnalysisOptions>()
            .Bind(configuration.GetSection(AnalysisOptions.Section))
            .ValidateDataAnnotations();
        services.AddSingleton<FullCopyJudge>();
        services.AddSingleton<Inheritance>();
        services.AddSingleton<EarlyLook>();
        services.AddSingleton<IndexClient>();
        services.AddSingleton<EarlyStages>();
        services.AddSingleton<KeyFrameStage>();
        services.AddSingleton<PreviewKeeper>();
        services.AddSingleton<AnalysisAttempt>();
        services.AddSingleton<MissingObjects>();
        services.AddSingleton<IObjectEventHandler, AnalysisRunner>();
        return services;
    }
}
