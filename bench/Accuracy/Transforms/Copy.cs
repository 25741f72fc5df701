using System.Collections.Immutable;
using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Transforms;

/// <summary>A copy of a film: how it is made, and what it shows.</summary>
/// <param name="Recipe">How ffmpeg makes it.</param>
/// <param name="Truth">What of the library it shows, by start; another film's pieces too where two are mixed.</param>
internal sealed record Copy(Recipe Recipe, ImmutableArray<Piece> Truth)
{
    /// <summary>Seconds of the copy that show the film.</summary>
    public double Shared(string filmId) => Truth.Where(piece => piece.FilmId == filmId).Sum(piece => piece.End - piece.Start);
}
