using System.Collections.Immutable;

namespace TVidz.Accuracy.Corpus;

/// <summary>One input of a recipe.</summary>
/// <param name="Options">Options before <c>-i</c>.</param>
/// <param name="Source">A path, or a filter description after <c>-f lavfi</c>.</param>
/// <param name="SourceKey">What the source is, wherever it lies: a hash of its bytes, or its own recipe's key.</param>
internal sealed record RecipeInput(ImmutableArray<string> Options, string Source, string SourceKey)
{
    /// <summary>A picture that a filter of ffmpeg makes.</summary>
    public static RecipeInput Filter(string description) => new(["-f", "lavfi"], description, description);
}
