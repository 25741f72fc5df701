using System.Globalization;

namespace TVidz.Bench.Ingress;

/// <summary>The command line of <see cref="IngressBenchmark"/>.</summary>
internal static class IngressCommand
{
    private const string Usage = """
        Usage: bench ingress --silo DLL --postgres CONNECTION --log FILE [--silos N]... [--events N] [--memory N] [--json FILE]
          --silo, --postgres, --log  the silo's assembly, an empty database, and where the silos' logs go;
                                     ./tvidz bench ingress sees to them
          --silos   silo processes; may be given several times (default: 1, 2, 4)
          --events  events of each kind (default: 10000)
          --memory  events over which a silo's memory is watched (default: 100000)
          --json    where the figures go (default: artifacts/bench/ingress.json)
        """;

    /// <summary>Runs the benchmark; 2 when the command line is wrong.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var silos = new List<int>();
        var (events, memory) = (10_000, 100_000);
        var json = Path.Combine("artifacts", "bench", "ingress.json");
        string? silo = null, postgres = null, log = null;
        foreach (var option in arguments.Chunk(2))
        {
            switch (option)
            {
                case ["--silo", var path]: silo = path; break;
                case ["--postgres", var connection]: postgres = connection; break;
                case ["--log", var path]: log = path; break;
                case ["--silos", var text] when Number(text) is { } number: silos.Add(number); break;
                case ["--events", var text] when Number(text) is { } number: events = number; break;
                case ["--memory", var text] when Number(text) is { } number: memory = number; break;
                case ["--json", var path]: json = path; break;
                default:
                    await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
                    return 2;
            }
        }

        if (silo is null || postgres is null || log is null)
        {
            await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
            return 2;
        }

        await using var benchmark = new IngressBenchmark(silo, postgres, log, output);
        await benchmark.RunAsync(silos.Count > 0 ? silos : [1, 2, 4], events, memory, json);
        return 0;
    }

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
