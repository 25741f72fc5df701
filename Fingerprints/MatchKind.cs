namespace TVidz.Fingerprints;

/// <summary>How much of two videos is the same.</summary>
public enum MatchKind
{
    /// <summary>Only a part of at least one of them is shared.</summary>
    Partial,

    /// <summary>Each covers (nearly) the whole of the other.</summary>
    Full,

    /// <summary>The same bytes, or the same coded pictures.</summary>
    Identical,
}
