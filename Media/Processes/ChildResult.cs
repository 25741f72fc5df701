namespace TVidz.Media.Processes;

/// <summary>How a child process ended: by itself, or since its reader had seen enough (then with 0).</summary>
/// <param name="ExitCode">0 to 255; 128 + the signal's number where a signal ended it.</param>
/// <param name="Errors">The beginning and the end of what it wrote to its error output.</param>
internal sealed record ChildResult(int ExitCode, string Errors)
{
    /// <summary>CPU time that it took, user and system, until its output ended; zero if that is not known.</summary>
    public TimeSpan Cpu { get; init; }

    /// <summary>Whether a signal ended it.</summary>
    public bool IsSignalled => ExitCode > 128;

    /// <summary>Whether it ran into its memory limit. ffmpeg carries on after a failed allocation where it can.</summary>
    public bool IsOutOfMemory => Errors.Contains("Cannot allocate memory", StringComparison.Ordinal);
}
