using System.Diagnostics;

namespace TVidz.Media.Tests.Support;

/// <summary>DummyFfmpeg behind a script, so that a behaviour can be configured like a program's path.</summary>
public sealed class Dummy : IDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "TVidz.DummyFfmpeg.dll");

    private readonly Scratch _scratch = new();

    public Dummy(string behaviour)
    {
        // A .NET process reserves address space by the hundred GiB unless its heap is limited.
        Program = _scratch.Write(
            "dummy",
            $"#!/bin/sh\nexport DOTNET_GCHeapHardLimit=0x4000000\nexec dotnet '{Assembly}' {behaviour} {Mark} \"$@\"\n");
        File.SetUnixFileMode(
            Program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        Media = _scratch.Write("media", "anything");
    }

    /// <summary>In the command line of every process of this dummy.</summary>
    public string Mark { get; } = $"mark-{Guid.NewGuid():N}";

    /// <summary>What to configure as ffprobe or ffmpeg.</summary>
    public string Program { get; }

    /// <summary>A file that is not empty.</summary>
    public string Media { get; }

    /// <summary>Starts the dummy from here, not by way of the product.</summary>
    public static Process Start(params string[] arguments) => Process.Start("dotnet", [Assembly, .. arguments]);

    /// <summary>Waits until processes of this dummy exist, or until none does and none is left as a zombie.</summary>
    public async Task UntilAsync(bool running)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (IsRunning() != running || (!running && Zombies.Exist()))
        {
            await Task.Delay(10, deadline.Token);
        }
    }

    public void Dispose() => _scratch.Dispose();

    private bool IsRunning() => Directory.EnumerateDirectories("/proc").Any(IsMarked);

    private bool IsMarked(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(Mark, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
