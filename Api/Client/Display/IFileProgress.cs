namespace TVidz.Client.Display;

/// <summary>Where one file's progress is shown. Thread-safe.</summary>
internal interface IFileProgress
{
    /// <summary>The file is at <paramref name="share"/> (0 to 1) of <paramref name="stage"/>.</summary>
    void Report(string stage, double share);

    /// <summary>The file's way has ended, well or with the error.</summary>
    void End(string? error);
}
