using System.Globalization;

namespace TVidz.Bench.Scale;

/// <summary>The command line of <see cref="ScaleBenchmark"/>.</summary>
internal static class ScaleCommand
{
    private const string Usage = """
        Usage: bench scale --api URL --postgres CONNECTION [--videos N]... [--queries N] [--json FILE]
          --api, --postgres  an instance of its own, empty at first, and its database; ./tvidz bench scale starts one
          --videos  a library's size; may be given several times, ascending (default: 10000, 100000, 1000000)
          --queries searches of each kind (default: 150)
          --json    where the figures go (default: artifacts/bench/scale.json)
        """;

    /// <summary>Runs the benchmark; 2 when the command line is wrong.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var videos = new List<int>();
        var queries = 150;
        var json = Path.Combine("artifacts", "bench", "scale.json");
        Uri? api = null;
        string? postgres = null;
        foreach (var option in arguments.Chunk(2))
        {
            switch (option)
            {
                case ["--videos", var size] when Number(size) is { } count: videos.Add(count); break;
                case ["--queries", var text] when Number(text) is { } number: queries = number; break;
                case ["--json", var path]: json = path; break;
                case ["--api", var address] when Uri.TryCreate(address, UriKind.Absolute, out var uri): api = uri; break;
                case ["--postgres", var connection]: postgres = connection; break;
                default:
                    await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
                    return 2;
            }
        }

        if (api is null || postgres is null)
        {
            await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
            return 2;
        }

        using var library = new RestLibrary(api);
        await using var rivals = new SqlRivals(postgres);
        int[] sizes = videos.Count > 0 ? [.. videos.Order()] : [10_000, 100_000, 1_000_000];
        await new ScaleBenchmark(library, new IndexAlone(postgres), rivals, queries, output).RunAsync(sizes, json);
        return 0;
    }

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
