namespace TVidz.GrainInterfaces;

/// <summary>A grain cannot reach the database, the object storage or the queue; the same call may well succeed a little later.</summary>
/// <param name="message">Words without names of machines, paths or statements.</param>
[GenerateSerializer, Alias("tvidz.StoreUnavailableException")]
public sealed class StoreUnavailableException(string message) : OrleansException(message)
{
    /// <summary>The same with words of its own.</summary>
    public StoreUnavailableException()
        : this("The database or the storage cannot be reached at the moment.")
    {
    }
}
