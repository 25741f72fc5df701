using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>A <see cref="ScorePart"/> on the wire.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.ScorePart")]
public struct ScorePartSurrogate
{
    /// <summary>See <see cref="ScorePart.Name"/>.</summary>
    [Id(0)] public string Name { get; set; }

    /// <summary>See <see cref="ScorePart.Nats"/>.</summary>
    [Id(1)] public double Nats { get; set; }

    /// <summary>See <see cref="ScorePart.Detail"/>.</summary>
    [Id(2)] public string Detail { get; set; }
}
