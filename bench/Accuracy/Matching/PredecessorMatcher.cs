using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using TVidz.Fingerprints;

namespace TVidz.Accuracy.Matching;

/// <summary>
/// The predecessor's algorithm: the times of frames whose scene score is above 0.3; a video is a duplicate when at least
/// three of its times are, as floating-point numbers, another's.
/// </summary>
internal sealed partial class PredecessorMatcher : IVideoMatcher
{
    private readonly Dictionary<string, HashSet<double>> _library = [];

    /// <inheritdoc/>
    public string Name => "predecessor";

    /// <inheritdoc/>
    public double Threshold => 3;

    /// <inheritdoc/>
    public async Task AddAsync(string id, string path, CancellationToken cancellationToken) =>
        _library[id] = await TimesAsync(path, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken)
    {
        var times = await TimesAsync(path, cancellationToken);
        return [.. from video in _library
                   let same = video.Value.Where(times.Contains).Order().ToArray()
                   where same.Length > 0
                   select new Found(
                       video.Key, same.Length, [new Segment(same[0], same[^1], same[0], same[^1], 1, false)])];
    }

    private static async Task<HashSet<double>> TimesAsync(string path, CancellationToken cancellationToken)
    {
        var run = await Cli.Wrap("ffmpeg")
            .WithArguments(["-nostdin", "-threads", "1", "-i", path, "-vf", "select='gt(scene,0.3)',showinfo", "-an", "-f", "null", "-"])
            .ExecuteBufferedAsync(cancellationToken);
        return [.. Time().Matches(run.StandardError)
            .Select(match => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex(@"pts_time:\s*(-?[\d.]+)")]
    private static partial Regex Time();
}
