using System.Globalization;

namespace TVidz.Bench.Pictures;

/// <summary>The command line of <see cref="PicturesBenchmark"/>.</summary>
internal static class PicturesCommand
{
    private const string Usage = """
        Usage: bench pictures --postgres CONNECTION [--videos N]... [--queries N] [--partitions N] [--json FILE]
          --postgres   a database in which a table may be made, and is dropped again
          --videos     a library's size; may be given several times (default: 10000, 100000)
          --queries    searches of each kind (default: 100)
          --partitions parts of the index (default: 4)
          --json       where the figures go (default: artifacts/bench/pictures.json)
        """;

    /// <summary>Runs the benchmark; 2 when the command line is wrong.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var videos = new List<int>();
        var (queries, partitions) = (100, 4);
        var json = Path.Combine("artifacts", "bench", "pictures.json");
        string? postgres = null;
        foreach (var option in arguments.Chunk(2))
        {
            switch (option)
            {
                case ["--videos", var text] when Number(text) is { } size: videos.Add(size); break;
                case ["--queries", var text] when Number(text) is { } number: queries = number; break;
                case ["--partitions", var text] when Number(text) is { } number: partitions = number; break;
                case ["--json", var path]: json = path; break;
                case ["--postgres", var connection]: postgres = connection; break;
                default: return await RefuseAsync(output, cancellationToken);
            }
        }

        if (postgres is null)
        {
            return await RefuseAsync(output, cancellationToken);
        }

        await new PicturesBenchmark(postgres, partitions, queries, output)
            .RunAsync(videos.Count > 0 ? [.. videos.Order()] : [10_000, 100_000], json);
        return 0;
    }

    private static async Task<int> RefuseAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
        return 2;
    }

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
