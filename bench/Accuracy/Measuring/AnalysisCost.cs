using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using TVidz.Accuracy.Matching;
using TVidz.Media;

namespace TVidz.Accuracy.Measuring;

/// <summary>CPU seconds of an analysis against bare decoding of the same file, in one run.</summary>
/// <param name="Decode">Seconds, user and system, of <c>ffmpeg -i FILE -an -f null -</c>.</param>
/// <param name="Child">Seconds, user and system, of the analysis's ffmpeg.</param>
/// <param name="Own">Seconds, user and system, of this process meanwhile.</param>
internal sealed record AnalysisCost(double Decode, double Child, double Own)
{
    private const int Rounds = 5;

    /// <summary>Seconds of the analysis in all.</summary>
    public double Analysis => Child + Own;

    /// <summary>How many times as much the analysis costs.</summary>
    public double Ratio => Analysis / Decode;

    /// <summary>
    /// Measures some files, one after the other. Before that the first is analysed once without being measured: a service
    /// has compiled its code long before most of its videos come.
    /// </summary>
    public static async Task<AnalysisCost> OfAsync(
        IMediaAnalyzer analyzer, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        await analyzer.AnalyzeAsync(
            paths[0], await analyzer.ProbeAsync(paths[0], cancellationToken), null, cancellationToken);
        var sum = new AnalysisCost(0, 0, 0);
        foreach (var path in paths)
        {
            var cost = await OfAsync(analyzer, path, cancellationToken);
            sum = new AnalysisCost(sum.Decode + cost.Decode, sum.Child + cost.Child, sum.Own + cost.Own);
        }

        return sum;
    }

    /// <summary>The least of some rounds, since other work on the machine only ever adds.</summary>
    private static async Task<AnalysisCost> OfAsync(IMediaAnalyzer analyzer, string path, CancellationToken cancellationToken)
    {
        var info = await analyzer.ProbeAsync(path, cancellationToken);
        var rounds = new List<AnalysisCost>();
        for (var i = 0; i < Rounds; i++)
        {
            var before = Spent();
            await Cli.Wrap("ffmpeg")
                .WithArguments(["-nostdin", "-v", "error", "-threads", $"{Systems.Threads}", "-i", path, "-an", "-f", "null", "-"])
                .ExecuteBufferedAsync(cancellationToken);
            var between = Spent();
            await analyzer.AnalyzeAsync(path, info, null, cancellationToken);
            var after = Spent();
            rounds.Add(new AnalysisCost(
                between.Children - before.Children, after.Children - between.Children, after.Own - between.Own));
        }

        return rounds.MinBy(round => round.Analysis)! with { Decode = rounds.Min(round => round.Decode) };
    }

    /// <summary>CPU seconds of this process, and of its children that have ended, as Linux counts them.</summary>
    private static (double Own, double Children) Spent()
    {
        // After the name, which may hold anything, in brackets: cutime and cstime are fields 16 and 17 of proc(5).
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture);
        return (Environment.CpuUsage.TotalTime.TotalSeconds, ticks / 100.0);
    }
}
