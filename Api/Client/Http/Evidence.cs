namespace TVidz.Client.Http;

/// <summary>Whether a video's fingerprint can decide anything.</summary>
internal enum Evidence
{
    /// <summary>Too little: "no duplicates" says nothing.</summary>
    Insufficient,

    /// <summary>Enough: "no duplicates" means that none were found.</summary>
    Sufficient,
}
