using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TVidz.Media;

namespace TVidz.Accuracy.Matching;

/// <summary>The systems that can be asked.</summary>
internal static class Systems
{
    /// <summary>The name of the system that the bars are for.</summary>
    public const string Own = "tvidz";

    /// <summary>Decoding threads, of whichever system: results and costs do not depend on the machine's cores.</summary>
    public const int Threads = 1;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string> { Own, "predecessor", "signature" };

    /// <summary>Those that a run asks for.</summary>
    public static IEnumerable<IVideoMatcher> Wanted(AccuracyOptions options)
    {
        if (options.Systems.Contains(Own))
        {
            yield return new OwnMatcher(Analyzer(), options.Padding);
        }

        if (options.Systems.Contains("predecessor"))
        {
            yield return new PredecessorMatcher();
        }

        if (options.Systems.Contains("signature"))
        {
            yield return new SignatureMatcher();
        }
    }

    /// <summary>This system's analysis.</summary>
    public static IMediaAnalyzer Analyzer() => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddMedia(new ConfigurationBuilder()
            .AddInMemoryCollection([new($"{MediaOptions.SectionName}:{nameof(MediaOptions.Threads)}", $"{Threads}")])
            .Build())
        .BuildServiceProvider()
        .GetRequiredService<IMediaAnalyzer>();
}
