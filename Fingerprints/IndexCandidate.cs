namespace TVidz.Fingerprints;

/// <summary>A video that an index holds to be worth a closer look.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Revision">Of the fingerprint that the index has of it.</param>
/// <param name="CutNats">What its cuts are worth at most, in nats; null when they do not propose it.</param>
/// <param name="PictureNats">What its pictures are worth, in nats, about; null when they do not propose it.</param>
/// <param name="Fingerprint">
/// What it is to be aligned by; null where its pictures count, which an index does not have: then the fingerprint is to be
/// read from where it is stored.
/// </param>
public sealed record IndexCandidate(
    string VideoId, long Revision, double? CutNats, double? PictureNats, Fingerprint? Fingerprint);
