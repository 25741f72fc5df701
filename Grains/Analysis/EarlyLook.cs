using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>Which early looks at a file are worth their time; one that fails leaves the file to the full pass, which says what is wrong.</summary>
internal sealed partial class EarlyLook(IOptions<AnalysisOptions> options, ILogger<EarlyLook> logger)
{
    private const double Million = 1e6;

    /// <summary>What a look at packets by a program costs of a look at key frames.</summary>
    private const double PacketShare = 0.25;

    /// <summary>Whether a file's packets are worth a look.</summary>
    public bool IsWorthPackets(MediaInfo info) =>
        info.HasCheapPackets || Size(info) >= PacketShare * options.Value.EarlyStagesFrom;

    /// <summary>Whether its key frames are.</summary>
    public bool IsWorthKeyFrames(MediaInfo info) => info.HasCheapKeyFrames && Size(info) >= options.Value.EarlyStagesFrom;

    /// <summary>Looks; null: the file cannot be read this way.</summary>
    public async Task<T?> TryAsync<T>(Func<Task<T>> look)
        where T : class
    {
        try
        {
            return await look();
        }
        catch (MediaException failure)
        {
            LogUnreadable(failure);
            return null;
        }
    }

    private static double Size(MediaInfo info) => info.Duration * info.FrameRate * info.Width * info.Height / Million;

    [LoggerMessage(LogLevel.Debug, "An early look at a file failed; all frames are decoded")]
    private partial void LogUnreadable(Exception failure);
}
