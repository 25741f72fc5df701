namespace TVidz.Media;

/// <summary>A file could not be analysed.</summary>
/// <param name="error">Why.</param>
/// <param name="message">Words for the video's owner: what was wrong and what to do. No path, no program's output.</param>
/// <param name="innerException">The cause, for the log.</param>
public sealed class MediaException(MediaError error, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Why.</summary>
    public MediaError Error { get; } = error;

    /// <summary>Whether another try may succeed; otherwise the file itself is at fault.</summary>
    public bool IsTransient => Error is MediaError.AnalyserCrashed or MediaError.AnalyserMissing;
}
