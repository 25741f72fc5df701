namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// Hashes a picture block by block: each of 4 x 4 blocks gives one byte, the signs of its lowest eight cosine
/// coefficients but the mean. Brightness, contrast and gamma leave signs alone, and what covers a part of the picture
/// spoils only the bytes of that part.
/// </summary>
/// <remarks>
/// Bit k of byte 4 y + x belongs to the block in column x and line y, and to the horizontal and vertical frequencies
/// 1,0 2,0 0,1 1,1 2,1 0,2 1,2 2,2 (DCT-II), so that turning or mirroring a picture moves and flips bits of its hash and
/// does nothing else, see <see cref="Orientation"/>.
/// </remarks>
internal sealed class BlockHasher
{
    /// <summary>Blocks a side.</summary>
    public const int Blocks = 4;

    private const int Side = Patch.Size / Blocks, Frequencies = 3;

    /// <summary>Grey levels of deviation inside a block at which it counts as full of detail.</summary>
    private const double FullDetail = 6;

    /// <summary>Bits in which two blocks without anything in common differ on average.</summary>
    private const double FullDifference = 4;

    private static readonly float[] Cosines = MakeCosines();

    private readonly float[] _lines = new float[Side * Frequencies];

    /// <summary>The hash of the patch, and how much there is in it to tell it from others: 0 is blank, 255 full of detail.</summary>
    public (PictureHash Hash, byte Detail) Hash(Patch patch)
    {
        Span<byte> bytes = stackalloc byte[PictureHash.Bytes];
        double detail = 0;
        for (var block = 0; block < bytes.Length; block++)
        {
            var (code, deviation) = HashBlock(patch.Values, block % Blocks * Side, block / Blocks * Side);
            bytes[block] = code;
            detail += Math.Min(1, deviation / FullDetail);
        }

        var hash = new PictureHash(BitConverter.ToUInt64(bytes[8..]), BitConverter.ToUInt64(bytes));
        return (hash, (byte)Math.Round(255 * detail / bytes.Length * Math.Min(1, Difference(bytes) / FullDifference)));
    }

    private (byte Code, double Deviation) HashBlock(ReadOnlySpan<float> values, int left, int top)
    {
        for (var y = 0; y < Side; y++)
        {
            var line = values.Slice(((top + y) * Patch.Size) + left, Side);
            for (var u = 0; u < Frequencies; u++)
            {
                float sum = 0;
                for (var x = 0; x < Side; x++)
                {
                    sum += line[x] * Cosines[(u * Side) + x];
                }

                _lines[(u * Side) + y] = sum;
            }
        }

        var (code, bit, energy) = (0, 1, 0.0);
        for (var v = 0; v < Frequencies; v++)
        {
            for (var u = 0; u < Frequencies; u++)
            {
                if (u == 0 && v == 0)
                {
                    continue;
                }

                float sum = 0;
                for (var y = 0; y < Side; y++)
                {
                    sum += _lines[(u * Side) + y] * Cosines[(v * Side) + y];
                }

                code |= sum > 0 ? bit : 0;
                bit <<= 1;
                energy += sum * sum;
            }
        }

        return ((byte)code, Math.Sqrt(energy / (Side * Side)));
    }

    /// <summary>Bits in which two neighbouring blocks differ, on average.</summary>
    private static double Difference(ReadOnlySpan<byte> codes)
    {
        var (sum, pairs) = (0, 0);
        for (var i = 0; i < codes.Length; i++)
        {
            for (var j = i + 1; j < codes.Length; j++)
            {
                sum += System.Numerics.BitOperations.PopCount((uint)(codes[i] ^ codes[j]));
                pairs++;
            }
        }

        return (double)sum / pairs;
    }

    /// <summary>Orthonormal: the squares of all coefficients sum up to those of the values.</summary>
    private static float[] MakeCosines()
    {
        var cosines = new float[Frequencies * Side];
        for (var u = 0; u < Frequencies; u++)
        {
            for (var x = 0; x < Side; x++)
            {
                cosines[(u * Side) + x] = (float)(Math.Cos(Math.PI * u * (x + 0.5) / Side) * Math.Sqrt((u == 0 ? 1.0 : 2.0) / Side));
            }
        }

        return cosines;
    }
}
