using System.Globalization;
using TVidz.Accuracy.Corpus;

namespace TVidz.Bench.Analysis;

/// <summary>The command line of <see cref="AnalysisBenchmark"/>.</summary>
internal static class AnalysisCommand
{
    private const string Usage = """
        Usage: bench analysis --api URL --silo PID [--clip "SIZE CODEC"]... [--corpus FOLDER] [--json FILE]
          --api, --silo  an instance of its own, empty at first: its address, the process id of its only silo;
                         ./tvidz bench analysis starts one
          --clip    "1080p H.264", for instance: sizes 360p, 1080p, 4K, codecs H.264, HEVC, VP9 (default: all nine)
          --corpus  where films are kept (default: artifacts/corpus)
          --json    where the figures go (default: artifacts/bench/analysis.json)
        Exits with 1 when a bar is missed.
        """;

    /// <summary>Runs the benchmark; 2 when the command line is wrong.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var only = new List<string>();
        var corpus = Path.Combine("artifacts", "corpus");
        var json = Path.Combine("artifacts", "bench", "analysis.json");
        Uri? api = null;
        int? silo = null;
        foreach (var option in arguments.Chunk(2))
        {
            switch (option)
            {
                case ["--api", var address] when Uri.TryCreate(address, UriKind.Absolute, out var uri): api = uri; break;
                case ["--silo", var id] when int.TryParse(id, CultureInfo.InvariantCulture, out var number): silo = number; break;
                case ["--clip", var clip]: only.Add(clip); break;
                case ["--corpus", var folder]: corpus = folder; break;
                case ["--json", var path]: json = path; break;
                default:
                    await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
                    return 2;
            }
        }

        if (api is null || silo is null)
        {
            await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
            return 2;
        }

        using var uploads = new Uploads(api, silo.Value);
        var benchmark = new AnalysisBenchmark(uploads, new ClipMaker(new CorpusCache(corpus)), output);
        return await benchmark.RunAsync(only, json, cancellationToken) ? 0 : 1;
    }
}
