using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TVidz.Media;

namespace TVidz.DummyFfmpeg;

/// <summary>A process that analyses, to be killed from outside.</summary>
internal static class MediaHost
{
    public static async Task AnalyzeAsync(string ffmpeg, string file)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Media:FfmpegPath", ffmpeg)])
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddMedia(configuration).BuildServiceProvider();
        var info = new MediaInfo(10, 320, 240, 25, "h264", "mov");
        await services.GetRequiredService<IMediaAnalyzer>().AnalyzeAsync(file, info, null, CancellationToken.None);
    }
}
