using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TVidz.Media.Tests.Support;

/// <summary>Analyzers as the product registers them.</summary>
public static class Analyzers
{
    private static readonly ServiceProvider Default = Build([]);

    /// <summary>With all defaults.</summary>
    public static IMediaAnalyzer Real => Default.GetRequiredService<IMediaAnalyzer>();

    /// <summary>With some settings of section Media.</summary>
    public static ServiceProvider Build(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"{MediaOptions.SectionName}:{pair.Key}", pair.Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddMedia(configuration).BuildServiceProvider();
    }

    /// <summary>Probes and analyses.</summary>
    public static async Task<(MediaInfo Info, MediaAnalysis Analysis)> RunAsync(this IMediaAnalyzer analyzer, string path)
    {
        var info = await analyzer.ProbeAsync(path, CancellationToken.None);
        return (info, await analyzer.AnalyzeAsync(path, info, progress: null, CancellationToken.None));
    }

    /// <summary>Probes and analyses a file that is expected to fail.</summary>
    public static async Task<MediaException> FailAsync(this IMediaAnalyzer analyzer, string path)
    {
        var failure = await Should.ThrowAsync<MediaException>(() => analyzer.RunAsync(path));
        failure.Message.ShouldNotContain("/");
        failure.Message.ShouldNotContain("ffmpeg", Case.Insensitive);
        failure.Message.ShouldNotContain("ffprobe", Case.Insensitive);
        return failure;
    }
}
