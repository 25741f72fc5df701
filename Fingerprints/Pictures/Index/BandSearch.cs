using System.Numerics;

namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>What a walk along the chains of a band needs to know.</summary>
/// <param name="Store">The records.</param>
/// <param name="Table">Whose chains are walked.</param>
/// <param name="Band">Which that is.</param>
/// <param name="Wanted">The hashes that are looked for.</param>
/// <param name="MostDistance">Bits up to which two hashes are near each other.</param>
/// <param name="Hits">Takes in what is found.</param>
internal readonly record struct BandSearch(
    PictureStore Store, BandTable Table, int Band, WantedPicture[] Wanted, int MostDistance, HitList Hits)
{
    /// <summary>
    /// Whether the keys of a hash that is looked for and of another are near enough. Chains have other keys as well; what is met there by luck does not
    /// count, so that the answer does not depend on how many chains there are.
    /// </summary>
    public bool IsInReach(int wanted, PictureHash other) =>
        BitOperations.PopCount(Bands.Key(Wanted[wanted].Hash, Band) ^ Bands.Key(other, Band)) <= Wanted[wanted].Flips;
}
