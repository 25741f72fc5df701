using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;

namespace TVidz.Accuracy.Matching;

/// <summary>
/// ffmpeg's MPEG-7 video signature. It compares two files, decoding both; a library of all films would take it hours, so
/// it gets a sample.
/// </summary>
internal sealed partial class SignatureMatcher : IVideoMatcher
{
    private readonly List<(string Id, string Path)> _library = [];

    /// <inheritdoc/>
    public string Name => "signature";

    /// <inheritdoc/>
    public string Note => $"ffmpeg's signature=detectmode=full; a sample: {MostFilms} films, each copy of them and each unrelated "
        + "video against both; it gives no segments, hence no IoU";

    /// <inheritdoc/>
    public double Threshold => 1;

    /// <inheritdoc/>
    public int MostFilms => 2;

    /// <inheritdoc/>
    public Task AddAsync(string id, string path, CancellationToken cancellationToken)
    {
        _library.Add((id, path));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        foreach (var video in _library)
        {
            if (await MatchingFramesAsync(path, video.Path, cancellationToken) is > 0 and var frames)
            {
                found.Add(new Found(video.Id, frames, []));
            }
        }

        return found;
    }

    private static async Task<int> MatchingFramesAsync(string first, string second, CancellationToken cancellationToken)
    {
        var run = await Cli.Wrap("ffmpeg")
            .WithArguments(
            [
                "-nostdin", "-threads", "1", "-i", first, "-threads", "1", "-i", second,
                "-filter_complex", "[0:v][1:v]signature=nb_inputs=2:detectmode=full", "-an", "-f", "null", "-",
            ])
            .ExecuteBufferedAsync(cancellationToken);
        return Matching().Matches(run.StandardError)
            .Sum(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"matching of video 0 at .*, (\d+) frames matching")]
    private static partial Regex Matching();
}
