using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TVidz.DummyFfmpeg;

/// <summary>The ways in which a program can go wrong.</summary>
internal static partial class Behaviours
{
    public static Task HangAsync() => Task.Delay(Timeout.Infinite);

    public static async Task HangIgnoringTerminationAsync()
    {
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);
        await HangAsync();
    }

    public static async Task FloodAsync(Stream stream)
    {
        var line = "[h264 @ 0x55a90968a140] error while decoding MB 12 3, bytestream -7\n"u8.ToArray();
        while (true)
        {
            await stream.WriteAsync(line);
        }
    }

    public static async Task WriteGarbageAsync()
    {
        var garbage = new byte[100_000];
        new Random(1).NextBytes(garbage);
        await Console.OpenStandardError().WriteAsync(garbage);
        await Console.OpenStandardOutput().WriteAsync(garbage);
    }

    public static async Task HangWithChildAsync(string mark)
    {
        await LeaveChildAsync(mark);
        await HangAsync();
    }

    public static Task LeaveChildAsync(string mark)
    {
        Process.Start(Environment.ProcessPath!, [typeof(Behaviours).Assembly.Location, "hang", mark]).Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Dies of a signal as native code does: .NET's own handler of it is taken away first.</summary>
    public static Task SignalSelfAsync(int signal)
    {
        _ = SetHandler(signal, handler: 0);
        _ = Send(Environment.ProcessId, signal);
        return HangAsync();
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
