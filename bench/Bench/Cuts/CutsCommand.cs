using System.Globalization;

namespace TVidz.Bench.Cuts;

/// <summary>The command line of <see cref="CutsBenchmark"/>.</summary>
internal static class CutsCommand
{
    private const string Usage = """
        Usage: bench cuts [--videos N]... [--queries N] [--json FILE]
          --videos  a library's size; may be given several times (default: 10000, 100000, 1000000)
          --queries searches of each kind (default: 500)
          --json    where the figures go (default: artifacts/bench/cuts.json)
        """;

    /// <summary>Runs the benchmark; 2 when the command line is wrong.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var videos = new List<int>();
        var queries = 500;
        var json = Path.Combine("artifacts", "bench", "cuts.json");
        foreach (var option in arguments.Chunk(2))
        {
            if (option is ["--videos", var size] && Number(size) is { } count)
            {
                videos.Add(count);
            }
            else if (option is ["--queries", var text] && Number(text) is { } number)
            {
                queries = number;
            }
            else if (option is ["--json", var path])
            {
                json = path;
            }
            else
            {
                await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
                return 2;
            }
        }

        CutsBenchmark.Run(videos.Count > 0 ? videos : [10_000, 100_000, 1_000_000], queries, output, json);
        return 0;
    }

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
