using System.Diagnostics;
using CliWrap;
using TVidz.Bench.Source;

namespace TVidz.Bench.Analysis;

/// <summary>What an analysis is held against: programs of this process, run to their end.</summary>
internal static class Rivals
{
    /// <summary>Bare decoding.</summary>
    public static Task<Cost> DecodeAsync(string path) => CostAsync(() =>
        RunAsync("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-an", "-f", "null", "-"));

    /// <summary>Bare decoding of some files, as many at once as there are cores.</summary>
    public static Task<Cost> DecodeAllAsync(IEnumerable<string> paths) => CostAsync(() => Parallel.ForEachAsync(
        paths,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        async (path, _) => await DecodeAsync(path)));

    /// <summary>
    /// The predecessor's pipeline: the object is downloaded (from this process), its frames are counted (for the progress) by decoding all of
    /// them, and decoded again for those with a scene score above 0.3.
    /// </summary>
    public static Task<Cost> PredecessorAsync(string path) => CostAsync(async () =>
    {
        using var server = new FileServer(path);
        using var http = new HttpClient();
        var file = Path.GetTempFileName();
        try
        {
            await using (var copy = File.Create(file))
            await using (var body = await http.GetStreamAsync(server.Address))
            {
                await body.CopyToAsync(copy);
            }

            await RunAsync(
                "ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0",
                "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", file);
            await RunAsync(
                "ffmpeg", "-nostdin", "-hide_banner", "-i", file, "-vf", "select='gt(scene,0.3)',showinfo", "-an", "-f", "null", "-");
        }
        finally
        {
            File.Delete(file);
        }
    });

    private static async Task<Cost> CostAsync(Func<Task> work)
    {
        var (cpu, began) = (OwnCpu(), Stopwatch.GetTimestamp());
        await work();
        return new Cost(OwnCpu() - cpu, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static double OwnCpu() => ProcessUsage.Of(Environment.ProcessId).CpuSecondsOfAll;

    private static Task RunAsync(string program, params string[] arguments) =>
        Cli.Wrap(program).WithArguments(arguments).ExecuteAsync();
}
