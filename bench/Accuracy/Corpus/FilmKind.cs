namespace TVidz.Accuracy.Corpus;

/// <summary>How a film is edited.</summary>
internal enum FilmKind
{
    /// <summary>Hard cuts.</summary>
    Cuts,

    /// <summary>A dissolve between any two shots.</summary>
    Dissolves,

    /// <summary>One shot.</summary>
    SingleShot,

    /// <summary>One shot as a hand-held phone takes it.</summary>
    Phone,

    /// <summary>Hard cuts for two hours.</summary>
    Long,
}
