using System.Runtime.Versioning;
using System.Text;

namespace TVidz.EndToEnd.Tests.Cluster;

/// <summary>A program in the place of ffmpeg that goes wrong in a way of its own; see the project DummyFfmpeg.</summary>
[SupportedOSPlatform("linux")]
public sealed class DummyProgram : IDisposable
{
    private readonly string _mark = $"dummy-{Guid.NewGuid():N}";

    public DummyProgram(string behaviour)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), _mark);
        var dummy = HostProcess.BuildOutput("DummyFfmpeg", "TVidz.DummyFfmpeg.dll");
        // A .NET process reserves address space by the hundred GiB unless its heap is limited.
        File.WriteAllText(Path, $"#!/bin/sh\nexport DOTNET_GCHeapHardLimit=0x4000000\nexec dotnet '{dummy}' {behaviour} {_mark} \"$@\"\n");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>What to run.</summary>
    public string Path { get; }

    /// <summary>Whether a process of it is alive.</summary>
    public bool IsRunning => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(System.IO.Path.GetFileName(folder), out _))
        .Any(folder => CommandLine(folder).Contains($"\0{_mark}\0", StringComparison.Ordinal));

    public void Dispose() => File.Delete(Path);

    private static string CommandLine(string folder)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(System.IO.Path.Combine(folder, "cmdline")));
        }
        catch (IOException)
        {
            // It has just ended.
            return "";
        }
    }
}
