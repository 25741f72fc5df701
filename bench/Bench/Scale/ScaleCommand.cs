using System.Globalization;

namespace TVidz.Bench.Scale;

/// <summary>The command line of <see cref="ScaleBenchmark"/>.</summary>
internal static class ScaleCommand
{
    private const string Usage = """
        Usage: bench scale [--videos N]... [--queries N] [--json FILE]
          --videos  a library's size; may be given several times (default: 10000, 100000, 1000000)
          --queries searches of each kind (default: 500)
          --json    where the figures go (default: artifacts/bench/scale.json)
        """;

    /// <summary>Runs the benchmark; 2 when the command line is wrong.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var videos = new List<int>();
        var queries = 500;
        var json = Path.Combine("artifacts", "bench", "scale.json");
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

        ScaleBenchmark.Run(videos.Count > 0 ? videos : [10_000, 100_000, 1_000_000], queries, output, json);
        return 0;
    }

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
