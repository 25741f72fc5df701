using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Background;

/// <summary>What a run measures.</summary>
/// <param name="Accuracy">Of which corpus.</param>
/// <param name="WithCopies">Whether the films' copies are aligned with the videos that they do not show, too.</param>
internal sealed record BackgroundOptions(AccuracyOptions Accuracy, bool WithCopies)
{
    /// <summary>How to say it.</summary>
    public const string Usage = """
        Usage: bench background [--set tune|report] [--corpus FOLDER] [--copies]
          --set     which corpus (default: tune, on which parameters are chosen)
          --corpus  where the corpus is kept (default: artifacts/corpus)
          --copies  aligns all disguised copies with the videos that they do not show, too: takes many times as long
        """;

    /// <summary>Any transform but the long film's: the film of two hours, whose pictures are of few sources, is left out.</summary>
    private static readonly HashSet<string> WithoutLongFilm = ["unrelated"];

    /// <summary>Reads the command line; nothing if it is wrong.</summary>
    public static BackgroundOptions? Parse(IReadOnlyList<string> arguments)
    {
        const string copies = "--copies";
        string[] others = [.. arguments.Where(argument => argument != copies)];
        var isKnown = others.Chunk(2).All(pair => pair is ["--set" or "--corpus", _]);
        return isKnown && AccuracyOptions.Parse(["--set", nameof(CorpusSet.Tune), .. others]) is { } options
            ? new BackgroundOptions(options with { Only = WithoutLongFilm }, arguments.Contains(copies))
            : null;
    }
}
