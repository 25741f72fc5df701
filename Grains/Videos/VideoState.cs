using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Videos;

/// <summary>What a video's grain remembers between activations. The fingerprint is not here: it has its own table.</summary>
public sealed record VideoState
{
    /// <summary>The video without its cuts (they are in their own table); null: there is none, or it was deleted.</summary>
    public VideoSnapshot? Snapshot { get; init; }

    /// <summary>What the video had come to before the present analysis was asked for; null: nothing, or it is replaced.</summary>
    public FormerResult? Former { get; init; }

    /// <summary>The version of the object that the last attempt is about. Outlives a deletion, as all that follows.</summary>
    public string? ETag { get; init; }

    /// <summary>When that version was written, as storage says.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The last attempt's number.</summary>
    public int Attempt { get; init; }

    /// <summary>The queue message that asked for the last attempt.</summary>
    public string? MessageId { get; init; }

    /// <summary>The attempt that a reminder watches over: the last for which the queue delivers its message.</summary>
    public int? LastChance { get; init; }

    /// <summary>The revision of the last snapshot that was persisted.</summary>
    public long Revision { get; init; }
}
