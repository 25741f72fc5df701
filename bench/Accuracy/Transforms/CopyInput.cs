using System.Collections.Immutable;
using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Transforms;

/// <summary>What a transform may use.</summary>
/// <param name="Film">The film to be copied.</param>
/// <param name="Other">Another film of the library, for what mixes two.</param>
/// <param name="Stranger">A video that is not in the library, for what hides the film in another.</param>
/// <param name="PathOf">Where a film's file lies.</param>
/// <param name="Seed">For what is chosen at random; the film's and the transform's own.</param>
internal sealed record CopyInput(Film Film, Film Other, Film Stranger, Func<Film, RecipeInput> PathOf, int Seed)
{
    /// <summary>A copy by one chain of filters.</summary>
    /// <param name="filters">Applied to the picture.</param>
    /// <param name="speed">How fast the copy plays; the filters must not change it themselves.</param>
    /// <param name="from">Seconds into the film at which the copy begins.</param>
    /// <param name="length">Seconds of the film that it shows; to its end if not given.</param>
    /// <param name="mirrored">Whether the filters mirror.</param>
    /// <param name="output">Encoder options and container; H.264 in MP4 if not given.</param>
    public Copy Filtered(
        string filters, double speed = 1, double from = 0, double? length = null, bool mirrored = false, Encoding? output = null)
    {
        (from, var frames) = (OnFrame(from), (int)Math.Round(Math.Min(length ?? Film.Duration, Film.Duration - OnFrame(from)) * Film.Rate));
        var trim = from > 0 || length is not null
            ? FormattableString.Invariant($"trim=start_frame={Math.Round(from * Film.Rate)}:end_frame={Math.Round(from * Film.Rate) + frames},setpts=PTS-STARTPTS,")
            : "";
        var tempo = speed != 1 ? FormattableString.Invariant($"setpts=PTS/{speed},fps={Film.Rate},") : "";
        var shown = (double)frames / Film.Rate;
        return new Copy(
            (output ?? Encoding.H264).Recipe([PathOf(Film)], $"[0:v]{trim}{tempo}{filters}[out]"),
            [new Piece(Film.Id, 0, shown / speed, from, from + shown, mirrored)]);
    }

    /// <summary>A copy of the whole film by a graph with further inputs.</summary>
    /// <param name="graph">From <c>[0:v]</c>, the film, and <c>[1:v]</c>… to <c>[out]</c>.</param>
    /// <param name="inputs">Those after the film.</param>
    public Copy Composed(string graph, params ImmutableArray<RecipeInput> inputs) => new(
        Encoding.H264.Recipe([PathOf(Film), .. inputs], graph), [new Piece(Film.Id, 0, Film.Duration, 0, Film.Duration, false)]);

    /// <summary>Somewhere in the film at which a fragment of the length fits; the same for the same seed.</summary>
    public double Somewhere(double length) =>
        OnFrame(Math.Max(0, (Film.Duration - length) * (0.15 + (0.7 * new Random(Seed).NextDouble()))));

    private static double OnFrame(double seconds) => Math.Round(seconds * Film.Rate) / Film.Rate;
}
