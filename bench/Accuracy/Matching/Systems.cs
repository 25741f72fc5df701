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

    /// <summary>Those that a run asks for.</summary>
    public static IEnumerable<IVideoMatcher> Wanted(AccuracyOptions options)
    {
        bool Wanted(string name) => options.Systems.Count == 0 || options.Systems.Contains(name);
        if (Wanted(Own))
        {
            yield return new OwnMatcher(Analyzer());
        }

        if (Wanted("predecessor"))
        {
            yield return new PredecessorMatcher();
        }
    }

    private static IMediaAnalyzer Analyzer() => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddMedia(new ConfigurationBuilder().Build())
        .BuildServiceProvider()
        .GetRequiredService<IMediaAnalyzer>();
}
