namespace TVidz.Accuracy.Corpus;

/// <summary>Two corpora that share no source: what was chosen on the one is reported on the other.</summary>
internal enum CorpusSet
{
    /// <summary>For choosing parameters.</summary>
    Tune,

    /// <summary>For reporting.</summary>
    Report,
}
