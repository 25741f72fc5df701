using System.Globalization;
using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy;

/// <summary>What a run measures.</summary>
internal sealed record AccuracyOptions
{
    /// <summary>How to say it.</summary>
    public const string Usage = """
        Usage: bench accuracy [--quick] [--set tune|report] [--films N] [--only TRANSFORM]... [--system NAME]...
                              [--json FILE] [--corpus FOLDER]
          --quick    a small fixed part of the corpus; within three minutes once the corpus is made
          --set      which corpus (default: report); parameters are chosen on tune
          --films    films of the library (default: 16)
          --only     a transform by its name; may be given several times
          --system   tvidz, predecessor or signature; may be given several times (default: all)
          --json     where the figures go (default: artifacts/bench/accuracy.json); the plot lies beside them
          --corpus   where the corpus is kept (default: artifacts/corpus)
        Exits with 1 when tvidz misses a bar.
        """;

    /// <summary>Whether this is the small run.</summary>
    public bool Quick { get; init; }

    /// <summary>The corpus.</summary>
    public CorpusSet Set { get; init; } = CorpusSet.Report;

    /// <summary>Films of the library.</summary>
    public int Films { get; init; } = FilmPlanner.Films;

    /// <summary>The transforms; all if empty.</summary>
    public IReadOnlySet<string> Only { get; init; } = new HashSet<string>();

    /// <summary>The systems; all if empty.</summary>
    public IReadOnlySet<string> Systems { get; init; } = new HashSet<string>();

    /// <summary>Where the figures go.</summary>
    public string Json { get; init; } = Path.Combine("artifacts", "bench", "accuracy.json");

    /// <summary>Where the corpus is kept.</summary>
    public string Corpus { get; init; } = Path.Combine("artifacts", "corpus");

    /// <summary>Reads the command line; nothing if it is wrong.</summary>
    public static AccuracyOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new AccuracyOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--quick")
            {
                options = options with { Quick = true };
            }
            else if (i + 1 == arguments.Count || options.With(arguments[i], arguments[++i]) is not { } changed)
            {
                return null;
            }
            else
            {
                options = changed;
            }
        }

        return options;
    }

    private AccuracyOptions? With(string name, string value) => name switch
    {
        "--set" when Enum.TryParse<CorpusSet>(value, ignoreCase: true, out var set) && Enum.IsDefined(set) => this with { Set = set },
        "--films" when int.TryParse(value, CultureInfo.InvariantCulture, out var films) && films is > 1 and <= FilmPlanner.Films =>
            this with { Films = films },
        "--only" => this with { Only = new HashSet<string>(Only) { value } },
        "--system" => this with { Systems = new HashSet<string>(Systems) { value } },
        "--json" => this with { Json = value },
        "--corpus" => this with { Corpus = value },
        _ => null,
    };
}
