using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Library;

/// <summary>A fingerprint that comes from elsewhere.</summary>
/// <param name="VideoId">Its id, new or of a video to replace.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Fingerprint">Valid cuts and duration.</param>
[GenerateSerializer, Immutable, Alias("tvidz.ImportedVideo")]
public sealed record ImportedVideo(
    [property: Id(0)] string VideoId,
    [property: Id(1)] string FileName,
    [property: Id(2)] Fingerprint Fingerprint);
