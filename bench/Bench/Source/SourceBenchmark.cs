using System.Diagnostics;
using System.Globalization;

namespace TVidz.Bench.Source;

/// <summary>
/// Is it faster to download an object and decode the file, or to let ffmpeg read it over HTTP? Both ways decode the same
/// film to the same small frames, in turns, from a server on this machine: the network's own time comes on top of both.
/// </summary>
internal static class SourceBenchmark
{
    private const int Rounds = 5;

    private static readonly (string Name, string[] Coding)[] Films =
    [
        ("index at the beginning", ["-movflags", "+faststart"]),
        ("index at the end", []),
    ];

    /// <summary>Prints the table; makes its film of <paramref name="seconds"/> seconds in a temporary folder.</summary>
    public static async Task RunAsync(int seconds, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("tvidz-bench-");
        try
        {
            await output.WriteLineAsync($"1080p H.264, {seconds} s, median of {Rounds} rounds, in turns");
            await output.WriteLineAsync("| MP4 | download, then decode | decode over HTTP | ratio |");
            await output.WriteLineAsync("| --- | --- | --- | --- |");
            foreach (var (name, coding) in Films)
            {
                var film = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.mp4");
                await FfmpegAsync(
                [
                    "-f", "lavfi", "-i", $"testsrc2=size=1920x1080:rate=25:duration={seconds}",
                    "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", .. coding, film,
                ]);
                await output.WriteLineAsync(await MeasureAsync(name, film));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> MeasureAsync(string name, string film)
    {
        using var server = new FileServer(film);
        List<double> files = [], urls = [];
        for (var round = 0; round < Rounds; round++)
        {
            files.Add(await TimeAsync(() => DownloadAndDecodeAsync(server.Address, film + ".copy")));
            urls.Add(await TimeAsync(() => DecodeAsync(server.Address.AbsoluteUri)));
        }

        var (file, url) = (Median(files), Median(urls));
        return string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {file:F2} s | {url:F2} s | {url / file:F2} |");
    }

    private static async Task DownloadAndDecodeAsync(Uri address, string path)
    {
        using (var http = new HttpClient())
        await using (var copy = File.Create(path))
        await using (var body = await http.GetStreamAsync(address))
        {
            await body.CopyToAsync(copy);
        }

        await DecodeAsync(path);
    }

    private static Task DecodeAsync(string input) => FfmpegAsync(
        "-threads", "2", "-i", input, "-an", "-vf", "scale=96:96:flags=fast_bilinear,format=gray", "-f", "null", "-");

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task FfmpegAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start("ffmpeg", ["-nostdin", "-loglevel", "error", "-y", .. arguments]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg ended with {process.ExitCode}.");
        }
    }
}
