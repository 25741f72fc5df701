using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>
/// The blocks of a picture that count: where an overlay lies on one of two videos, its blocks never agree, and what the
/// others say is not to be drowned by them.
/// </summary>
/// <param name="Bits">The bits of the blocks that count, where the query shows them.</param>
/// <param name="Count">How many bits these are.</param>
internal readonly record struct BlockMask(PictureHash Bits, int Count)
{
    /// <summary>All blocks.</summary>
    public static readonly BlockMask All = new(new PictureHash(ulong.MaxValue, ulong.MaxValue), PictureHash.Bits);

    /// <summary>Bits of 8 in which a covered block differs on average, or more; without anything in common it is 4.</summary>
    private const double Covered = 2.7;

    /// <summary>The fewest blocks that may count: fewer say too little, and chance would choose them.</summary>
    private const int LeastBlocks = 7;

    private const int BlockBits = 8;

    /// <summary>The blocks that agree over a number of pictures; all, when those that do are too few.</summary>
    public static BlockMask Of(IReadOnlyList<PicturePair> pairs)
    {
        Span<int> differing = stackalloc int[PictureHash.Bytes];
        foreach (var pair in pairs)
        {
            for (var block = 0; block < differing.Length; block++)
            {
                differing[block] += pair.Difference.PopCount(block);
            }
        }

        ulong high = 0, low = 0;
        var blocks = 0;
        for (var block = 0; block < differing.Length; block++)
        {
            if (differing[block] < Covered * pairs.Count)
            {
                var bits = 0xFFUL << (BlockBits * (block % sizeof(ulong)));
                (high, low) = block < sizeof(ulong) ? (high, low | bits) : (high | bits, low);
                blocks++;
            }
        }

        return blocks >= LeastBlocks ? new BlockMask(new PictureHash(high, low), BlockBits * blocks) : All;
    }

    /// <summary>The share of the picture that counts.</summary>
    public double Share => (double)Count / PictureHash.Bits;

    /// <summary>In how many bits hashes differ, as if all blocks differed like those that count.</summary>
    public int Distance(PictureHash difference)
    {
        var counted = new PictureHash(difference.High & Bits.High, difference.Low & Bits.Low).PopCount();
        return Count == PictureHash.Bits ? counted : (int)Math.Round(counted / Share);
    }
}
