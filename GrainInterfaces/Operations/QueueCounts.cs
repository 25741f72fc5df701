namespace TVidz.GrainInterfaces.Operations;

/// <summary>Messages, as the queue counts them: about.</summary>
/// <param name="Waiting">To be received.</param>
/// <param name="InFlight">Received and not finished.</param>
/// <param name="Dead">On the dead-letter queue.</param>
[GenerateSerializer, Immutable, Alias("tvidz.QueueCounts")]
public sealed record QueueCounts(
    [property: Id(0)] int Waiting, [property: Id(1)] int InFlight, [property: Id(2)] int Dead);
