using System.Collections.Immutable;

namespace TVidz.Accuracy.Corpus;

/// <summary>One original: a plan of shots, and how it is made.</summary>
/// <param name="Id">Unique within its set.</param>
/// <param name="Kind">How it is edited.</param>
/// <param name="Shots">In order; a picture or piece of footage appears in no other film.</param>
/// <param name="Dissolve">Frames for which neighbouring shots overlap; 0 for hard cuts.</param>
internal sealed record Film(string Id, FilmKind Kind, ImmutableArray<Shot> Shots, int Dissolve)
{
    /// <summary>Frames a second.</summary>
    public const int Rate = 25;

    /// <summary>Pixels a line; fewer where a film lasts hours, so that it is soon made.</summary>
    public int Width { get; init; } = Kind == FilmKind.Long ? 320 : 640;

    /// <summary>Lines.</summary>
    public int Height => Width * 9 / 16;

    /// <summary>Frames.</summary>
    public int FrameCount => Shots.Sum(shot => shot.Frames) - (Dissolve * (Shots.Length - 1));

    /// <summary>Seconds.</summary>
    public double Duration => (double)FrameCount / Rate;

    /// <summary>Seconds at which each new shot begins (or begins to appear), but the first.</summary>
    public IEnumerable<double> Cuts()
    {
        var frame = 0;
        foreach (var shot in Shots.SkipLast(1))
        {
            frame += shot.Frames - Dissolve;
            yield return (double)frame / Rate;
        }
    }
}
