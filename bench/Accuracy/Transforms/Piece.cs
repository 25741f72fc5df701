namespace TVidz.Accuracy.Transforms;

/// <summary>The truth about one stretch of a copy: which seconds of which film it shows.</summary>
/// <param name="FilmId">The film.</param>
/// <param name="Start">Seconds in the copy.</param>
/// <param name="End">Seconds in the copy.</param>
/// <param name="FilmStart">Seconds in the film.</param>
/// <param name="FilmEnd">Seconds in the film.</param>
/// <param name="Mirrored">Whether left and right are changed over.</param>
internal readonly record struct Piece(
    string FilmId, double Start, double End, double FilmStart, double FilmEnd, bool Mirrored)
{
    /// <summary>How fast the copy plays it: 1.25 means 1.25 times as fast as the film.</summary>
    public double Speed => (FilmEnd - FilmStart) / (End - Start);

    /// <summary>The moment of the film that is shown at a moment of the copy, by straight continuation.</summary>
    public double FilmTime(double time) => FilmStart + ((time - Start) * Speed);
}
