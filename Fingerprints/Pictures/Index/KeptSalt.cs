namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Keeps the hashes of different windows apart in one index: each is combined with a constant of its window, which
/// leaves distances within a window as they are and makes those between windows those of strangers.
/// </summary>
internal static class KeptSalt
{
    private static readonly PictureHash[] Salts =
        [new(0, 0), new(0x9D39247E33776D41, 0x2AF7398005AAA5C7), new(0x44DB015024623547, 0x9C15F73E62A76AE2)];

    /// <summary>The hash, salted for a window of <see cref="PictureViews.Kept"/>.</summary>
    public static PictureHash Apply(PictureHash hash, int kept) =>
        new(hash.High ^ Salts[kept].High, hash.Low ^ Salts[kept].Low);
}
