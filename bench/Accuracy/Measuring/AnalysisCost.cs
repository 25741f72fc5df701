using System.Diagnostics;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using TVidz.Media;

namespace TVidz.Accuracy.Measuring;

/// <summary>CPU seconds of an analysis against bare decoding of the same file, one after the other.</summary>
/// <param name="Decode">Seconds, user and system, of <c>ffmpeg -i FILE -an -f null -</c>.</param>
/// <param name="Analysis">Seconds, user and system, of the analysis: its ffmpeg and this process.</param>
internal sealed record AnalysisCost(double Decode, double Analysis)
{
    /// <summary>How many times as much the analysis costs.</summary>
    public double Ratio => Analysis / Decode;

    /// <summary>Measures one file; the least of some rounds, since other work on the machine only ever adds.</summary>
    public static async Task<AnalysisCost> OfAsync(
        IMediaAnalyzer analyzer, string path, int threads, int rounds, CancellationToken cancellationToken)
    {
        var info = await analyzer.ProbeAsync(path, cancellationToken);
        await analyzer.AnalyzeAsync(path, info, null, cancellationToken);
        double decode = double.MaxValue, analysis = double.MaxValue;
        for (var i = 0; i < rounds; i++)
        {
            var before = Spent();
            await Cli.Wrap("ffmpeg")
                .WithArguments(["-nostdin", "-v", "error", "-threads", $"{threads}", "-i", path, "-an", "-f", "null", "-"])
                .ExecuteBufferedAsync(cancellationToken);
            var between = Spent();
            await analyzer.AnalyzeAsync(path, info, null, cancellationToken);
            decode = Math.Min(decode, between.Children - before.Children);
            var after = Spent();
            analysis = Math.Min(analysis, after.Children - between.Children + after.Own - between.Own);
        }

        return new AnalysisCost(decode, analysis);
    }

    /// <summary>CPU seconds of this process, and of its children that have ended, as the kernel counts them.</summary>
    private static (double Own, double Children) Spent()
    {
        // After the name, which may hold anything, in brackets: cutime and cstime are fields 16 and 17 of proc(5).
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture);
        return (Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds, ticks / 100.0);
    }
}
