namespace TVidz.Grains.Ingress;

/// <summary>What a backfill has to remember.</summary>
[GenerateSerializer, Alias("tvidz.BackfillState")]
public sealed class BackfillState
{
    /// <summary>The bucket; empty: it was never started.</summary>
    [Id(0)] public string Bucket { get; set; } = "";

    /// <summary>Only keys that begin so.</summary>
    [Id(1)] public string? Prefix { get; set; }

    /// <summary>Where the next page begins; null: at the beginning.</summary>
    [Id(2)] public string? Continuation { get; set; }

    /// <summary>Objects put on the queue.</summary>
    [Id(3)] public long Queued { get; set; }

    /// <summary>Whether the listing has ended.</summary>
    [Id(4)] public bool IsDone { get; set; }

    /// <summary>When it began.</summary>
    [Id(5)] public DateTimeOffset StartedAt { get; set; }
}
