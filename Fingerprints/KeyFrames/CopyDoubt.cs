namespace TVidz.Fingerprints.KeyFrames;

/// <summary>Why a video that looks like a copy, by its key frames, may be none.</summary>
public enum CopyDoubt
{
    /// <summary>Nothing speaks against it: it is a copy from beginning to end.</summary>
    None,

    /// <summary>It is longer or shorter.</summary>
    Duration,

    /// <summary>Too few key frames, or too few that tell anything.</summary>
    Evidence,

    /// <summary>The key frames lie elsewhere in the other, at another speed, or in several pieces.</summary>
    Line,

    /// <summary>A key frame shows something else, or what the other shows there is not known.</summary>
    Picture,

    /// <summary>Too many seconds pass without a key frame.</summary>
    Gap,

    /// <summary>Between key frames something new comes into view that the other has no cut for.</summary>
    Burst,
}
