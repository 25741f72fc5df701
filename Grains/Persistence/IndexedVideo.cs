using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Grains.Persistence;

/// <summary>What the index holds of a fingerprint.</summary>
/// <param name="VideoId">Its video.</param>
/// <param name="Revision">Its number in the database.</param>
/// <param name="Cuts">The fingerprint without pictures.</param>
/// <param name="Pictures">Those pictures that the index takes.</param>
public sealed record IndexedVideo(string VideoId, long Revision, Fingerprint Cuts, IndexedPictures Pictures);
