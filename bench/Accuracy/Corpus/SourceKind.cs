namespace TVidz.Accuracy.Corpus;

/// <summary>What a source is.</summary>
internal enum SourceKind
{
    /// <summary>A photograph or painting.</summary>
    Picture,

    /// <summary>Footage that may have cuts of its own.</summary>
    Footage,

    /// <summary>Footage of one unbroken shot.</summary>
    SingleShot,
}
