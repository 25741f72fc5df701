using System.Diagnostics;

namespace TVidz.Testing.Films;

/// <summary>Runs the real ffmpeg to make material.</summary>
public static class Ffmpeg
{
    /// <summary>Runs it to its end; existing files are overwritten.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its error output.</exception>
    public static async Task RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
        foreach (var argument in (string[])["-nostdin", "-hide_banner", "-loglevel", "error", "-y", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg did not start.");
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg {string.Join(' ', start.ArgumentList)}: {errors}");
        }
    }
}
