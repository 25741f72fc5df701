using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>An <see cref="IndexCandidate"/> on the wire.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.IndexCandidate")]
public struct IndexCandidateSurrogate
{
    /// <summary>See <see cref="IndexCandidate.VideoId"/>.</summary>
    [Id(0)] public string VideoId { get; set; }

    /// <summary>See <see cref="IndexCandidate.Revision"/>.</summary>
    [Id(1)] public long Revision { get; set; }

    /// <summary>See <see cref="IndexCandidate.CutNats"/>.</summary>
    [Id(2)] public double? CutNats { get; set; }

    /// <summary>See <see cref="IndexCandidate.PictureNats"/>.</summary>
    [Id(3)] public double? PictureNats { get; set; }

    /// <summary>See <see cref="IndexCandidate.Fingerprint"/>.</summary>
    [Id(4)] public Fingerprint? Fingerprint { get; set; }
}
