using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>A video that may share pictures with the one searched for.</summary>
/// <param name="Slot">Its place in the index.</param>
/// <param name="Score">How much speaks for it, in nats, about.</param>
/// <param name="Seeds">The best pairs of pictures that say so, in one orientation and near one line; the best first.</param>
internal sealed record PictureCandidate(int Slot, double Score, ImmutableArray<PictureSeed> Seeds);
