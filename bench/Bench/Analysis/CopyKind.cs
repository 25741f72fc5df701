namespace TVidz.Bench.Analysis;

/// <summary>Kinds of uploads.</summary>
internal enum CopyKind
{
    /// <summary>A video that shares nothing with the library.</summary>
    New,

    /// <summary>The same bytes under another name.</summary>
    Identical,

    /// <summary>The same packets in another container.</summary>
    Remuxed,

    /// <summary>A piece between key frames, with the same packets.</summary>
    Cut,

    /// <summary>The whole film, encoded again.</summary>
    Encoded,
}
