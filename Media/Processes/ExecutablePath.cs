namespace TVidz.Media.Processes;

/// <summary>Finds programs the way a shell does.</summary>
internal static class ExecutablePath
{
    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The program's full path.</summary>
    /// <exception cref="MediaException">It is not installed.</exception>
    public static string Find(string program) =>
        Candidates(program).FirstOrDefault(IsExecutable) ?? throw MediaFailures.Missing(new FileNotFoundException(null, program));

    private static IEnumerable<string> Candidates(string program) =>
        program.Contains('/', StringComparison.Ordinal)
            ? [Path.GetFullPath(program)]
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, program));

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
}
