using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace TVidz.Accuracy.Corpus;

/// <summary>How ffmpeg makes one file out of others. Two equal recipes make the same picture.</summary>
/// <param name="Inputs">In the order in which <paramref name="Graph"/> numbers them.</param>
/// <param name="Graph">A filter graph whose result is labelled <c>[out]</c>; empty for a stream copy of the first input.</param>
/// <param name="Output">Encoder and muxer options.</param>
/// <param name="Extension">Of the file made, without the dot; decides the container.</param>
internal sealed record Recipe(
    ImmutableArray<RecipeInput> Inputs, string Graph, ImmutableArray<string> Output, string Extension)
{
    /// <summary>Changes whenever anything does that changes the file; the file is named after it.</summary>
    public string Key()
    {
        var text = new StringBuilder();
        foreach (var input in Inputs)
        {
            text.AppendJoin('\n', input.Options).Append('\n').Append(input.SourceKey).Append('\n');
        }

        text.Append(Graph).Append('\n').AppendJoin('\n', Output).Append('\n').Append(Extension);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    /// <summary>ffmpeg's arguments, but for the name of the file made.</summary>
    public IEnumerable<string> Arguments()
    {
        foreach (var input in Inputs)
        {
            foreach (var option in input.Options)
            {
                yield return option;
            }

            yield return "-i";
            yield return input.Source;
        }

        if (Graph.Length > 0)
        {
            yield return "-filter_complex";
            yield return Graph;
            yield return "-map";
            yield return "[out]";
        }

        yield return "-an";
        foreach (var option in Output)
        {
            yield return option;
        }
    }
}
