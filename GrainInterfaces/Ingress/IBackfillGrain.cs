namespace TVidz.GrainInterfaces.Ingress;

/// <summary>
/// Puts the objects that a bucket holds already on the queue, keyed <see cref="GrainKeys.Backfill"/>; goes on where it was
/// when its silo dies. Those are analysed that have no outcome yet, and those whose fingerprint is of an older version.
/// </summary>
[Alias("tvidz.IBackfillGrain")]
public interface IBackfillGrain : IGrainWithStringKey
{
    /// <summary>Begins. Throws <see cref="ArgumentException"/>, with words for its sender, when there is no such bucket.</summary>
    [Alias("Start")]
    Task Start(string bucket, string? prefix);

    /// <summary>How far it is; null when it was never started.</summary>
    [ReadOnly, Alias("GetState")]
    Task<BackfillView?> GetState();
}
