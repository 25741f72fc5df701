using System.Globalization;

namespace TVidz.Bench.Source;

/// <summary>The command line of <see cref="SourceBenchmark"/>.</summary>
internal static class SourceCommand
{
    private const int Seconds = 30;

    private const string Usage = """
        Usage: bench source [SECONDS]
          SECONDS  length of the film (default: 30)
        """;

    /// <summary>Runs the benchmark; 2 when the command line is wrong.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var seconds = Seconds;
        if (arguments.Count > 1
            || (arguments.Count == 1 && !int.TryParse(arguments[0], CultureInfo.InvariantCulture, out seconds))
            || seconds < 1)
        {
            await output.WriteLineAsync(Usage.AsMemory(), cancellationToken);
            return 2;
        }

        await SourceBenchmark.RunAsync(seconds, output);
        return 0;
    }
}
