using System.Collections.Immutable;
using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Corpus;

/// <summary>One question to a matcher.</summary>
/// <param name="Transform">Name of the disguise; <c>unrelated</c> where there is none.</param>
/// <param name="Demand">The bar it counts for; none for an unrelated video.</param>
/// <param name="FilmId">The film to be found; none for an unrelated video.</param>
/// <param name="Shared">Seconds of the query that show the film.</param>
/// <param name="Truth">All that the query shows of the library.</param>
/// <param name="Recipe">How the query is made.</param>
internal sealed record Query(
    string Transform, Demand? Demand, string? FilmId, double Shared, ImmutableArray<Piece> Truth, Recipe Recipe);
