using System.Globalization;
using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy;

/// <summary>What a run measures.</summary>
internal sealed record AccuracyOptions
{
    /// <summary>How to say it.</summary>
    public const string Usage = """
        Usage: bench accuracy [--quick] [--set tune|report] [--films N] [--only TRANSFORM]... [--system NAME]...
                              [--padding N] [--json FILE] [--corpus FOLDER]
          --quick    a small fixed part of the corpus against today's figures, tvidz alone unless systems are named; takes
                     no --set, --films, --only, --padding
          --set      which corpus (default: report); parameters are chosen on tune
          --films    films of the library (default: 16, and one of two hours, which a smaller number leaves out)
          --only     a transform by its name; may be given several times
          --system   tvidz, predecessor or signature (a sample); may be given several times (default: all)
          --padding  synthetic videos added to tvidz' library (default: 100000; a full report: 1000000), streamed into
                     its index; the first 50000 have pictures, which take most of the memory
          --json     where the figures go (default: artifacts/bench/accuracy.json); the plot lies beside them
          --corpus   where the corpus is kept (default: artifacts/corpus)
        Exits with 1 when tvidz misses a bar, or with --quick, when it falls below today's figures.
        """;

    private const int DefaultPadding = 100_000;

    /// <summary>Whether this is the small run.</summary>
    public bool Quick { get; init; }

    /// <summary>The corpus.</summary>
    public CorpusSet Set { get; init; } = CorpusSet.Report;

    /// <summary>Films of the library.</summary>
    public int Films { get; init; } = FilmPlanner.Films;

    /// <summary>Unrelated queries.</summary>
    public int Unrelated { get; init; } = FilmPlanner.Unrelated;

    /// <summary>Synthetic videos added to the library.</summary>
    public int Padding { get; init; } = DefaultPadding;

    /// <summary>The transforms; all if empty.</summary>
    public IReadOnlySet<string> Only { get; init; } = new HashSet<string>();

    /// <summary>The systems.</summary>
    public IReadOnlySet<string> Systems { get; init; } = new HashSet<string>();

    /// <summary>Where the figures go.</summary>
    public string Json { get; init; } = Path.Combine("artifacts", "bench", "accuracy.json");

    /// <summary>Where the corpus is kept.</summary>
    public string Corpus { get; init; } = Path.Combine("artifacts", "corpus");

    /// <summary>Whether the film of two hours is there: only where all films are, and its copies are asked for.</summary>
    public bool WantsLongFilm =>
        Films == FilmPlanner.Films
        && (Only.Count == 0 || LongList.Transforms.Any(transform => Only.Contains(transform.Name)));

    /// <summary>Reads the command line; nothing if it is wrong.</summary>
    public static AccuracyOptions? Parse(IReadOnlyList<string> arguments)
    {
        var quick = arguments.Contains("--quick");
        var options = quick ? QuickRun.Options : new AccuracyOptions();
        foreach (var pair in arguments.Where(argument => argument != "--quick").Chunk(2))
        {
            if (pair is not [var name, var value] || options.With(name, value) is not { } changed)
            {
                return null;
            }

            options = changed;
        }

        var usual = quick ? new HashSet<string> { Matching.Systems.Own } : Matching.Systems.Names;
        return options.Systems.Count > 0 ? options : options with { Systems = usual };
    }

    private AccuracyOptions? With(string name, string value) => name switch
    {
        "--system" when Matching.Systems.Names.Contains(value) => this with { Systems = new HashSet<string>(Systems) { value } },
        "--json" => this with { Json = value },
        "--corpus" => this with { Corpus = value },
        _ => Quick ? null : WithPart(name, value),
    };

    private AccuracyOptions? WithPart(string name, string value) => name switch
    {
        "--set" when Enum.TryParse<CorpusSet>(value, ignoreCase: true, out var set) && Enum.IsDefined(set) => this with { Set = set },
        "--films" when Number(value) is > 1 and <= FilmPlanner.Films and var films => this with { Films = films },
        "--padding" when Number(value) is >= 0 and var padding => this with { Padding = padding },
        "--only" when AllTransforms.List.Any(transform => transform.Name == value) =>
            this with { Only = new HashSet<string>(Only) { value } },
        _ => null,
    };

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
