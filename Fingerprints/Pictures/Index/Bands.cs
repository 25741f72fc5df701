namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// The keys by which hashes that are near each other are found (multi-index hashing: Norouzi, Punjani, Fleet 2012): the
/// most stable bits of two lines of blocks. What covers a part of the picture leaves the keys of other lines as they are.
/// </summary>
/// <remarks>
/// Measured on disguised copies: of hashes that differ in 14 to 26 bits, frequencies 1,0 and 0,1 differ in 10 %, 1,1 in
/// 14 %, 2,2 in 22 %. Of all sets of four halves, these find nearly the most pairs, and more than others where captions
/// or a blurred ground spoil the upper and the lower edge or the middle.
/// </remarks>
internal static class Bands
{
    /// <summary>How many there are: lines 0 and 1, 1 and 2, 2 and 3, 3 and 0.</summary>
    public const int Count = 4;

    /// <summary>Bits of a key.</summary>
    public const int KeyBits = 24;

    /// <summary>Frequencies 1,0 0,1 and 1,1 of every block.</summary>
    private const ulong Stable = 0x0D0D0D0D0D0D0D0D;

    /// <summary>The key of a hash in a band: <see cref="KeyBits"/> bits that are set or not, the others are 0.</summary>
    public static ulong Key(PictureHash hash, int band) => Stable & band switch
    {
        0 => hash.Low,
        1 => (hash.Low >> 32) | (hash.High << 32),
        2 => hash.High,
        _ => (hash.High >> 32) | (hash.Low << 32),
    };

    /// <summary>The key with one of its bits the other way round.</summary>
    /// <param name="key">A key.</param>
    /// <param name="bit">0 to <see cref="KeyBits"/> - 1.</param>
    public static ulong Flip(ulong key, int bit) => key ^ ((bit % 3) switch
    {
        0 => 1UL,
        1 => 4UL,
        _ => 8UL,
    } << (8 * (bit / 3)));

    /// <summary>A number in which every bit depends on all bits of the key.</summary>
    public static uint Mix(ulong key)
    {
        key *= 0x9E3779B97F4A7C15;
        key ^= key >> 32;
        key *= 0xD6E8FEB86659FD93;
        return (uint)(key >> 32);
    }
}
