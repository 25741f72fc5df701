using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Videos;

/// <summary>What a video's grain remembers between activations. The fingerprint is not here: it has its own table.</summary>
public sealed record VideoState
{
    /// <summary>The video without its cuts (they are in their own table); null: there is none, or it was deleted.</summary>
    public VideoSnapshot? Snapshot { get; init; }

    /// <summary>The version of the object that the last attempt is about.</summary>
    public string? ETag { get; init; }

    /// <summary>The last attempt's number. Outlives a deletion, so that a late report never passes for a new one.</summary>
    public int Attempt { get; init; }

    /// <summary>The queue message that asked for the last attempt.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether a reminder watches over the last attempt.</summary>
    public bool HasReminder { get; init; }
}
