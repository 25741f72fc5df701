using System.Globalization;

namespace TVidz.Bench.Index;

/// <summary>The command line of <see cref="IndexBenchmark"/>.</summary>
internal static class IndexCommand
{
    private const string Usage = """
        Usage: bench index [--videos N]... [--json FILE]
          --videos a library's size; may be given several times (default: 1000, 10000, 100000)
          --json   where the figures go (default: artifacts/bench/index.json)
        """;

    /// <summary>Runs the benchmark; 2 when the command line is wrong.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var videos = new List<int>();
        var json = Path.Combine("artifacts", "bench", "index.json");
        foreach (var option in arguments.Chunk(2))
        {
            if (option is ["--videos", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count > 0)
            {
                videos.Add(count);
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

        IndexBenchmark.Run(videos.Count > 0 ? videos : [1_000, 10_000, 100_000], output, json);
        return 0;
    }
}
