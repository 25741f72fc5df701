using System.Runtime.InteropServices;

namespace TVidz.Media.Processes;

/// <summary>A child and all that it started.</summary>
internal static partial class ProcessGroup
{
    private const int Sigkill = 9;

    /// <summary>
    /// Ends every member of the group that <paramref name="leader"/> founded, whether or not it is still alive itself.
    /// </summary>
    public static void Kill(int leader)
    {
        // The only failure that can occur is that nobody is left: what was wanted.
        _ = SendSignal(-leader, Sigkill);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
