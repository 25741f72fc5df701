namespace TVidz.Media;

/// <summary>Why a file could not be analysed.</summary>
public enum MediaError
{
    /// <summary>No video or audio that can be recognised.</summary>
    NotAVideo,

    /// <summary>Media without a moving picture that can be decoded: audio only, or a still image.</summary>
    NoVideoStream,

    /// <summary>A video that breaks off or cannot be decoded.</summary>
    Corrupt,

    /// <summary>Zero bytes.</summary>
    Empty,

    /// <summary>Took longer than the limit, or stopped making progress.</summary>
    Timeout,

    /// <summary>The analyser ended without a reason that lies in the file: killed, out of memory, garbage. Passing.</summary>
    AnalyserCrashed,

    /// <summary>A program that the analysis needs is not installed. Passing.</summary>
    AnalyserMissing,
}
