using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>A coefficient nearer to 0 has its sign from rounding and noise: an eighth of a grey level in all values.</summary>
    private const float LeastCoefficient = 1;

    /// <summary>Bits in which two blocks without anything in common differ on average.</summary>
    private const double FullDifference = 4;

    private static readonly float[] Cosines = MakeCosines();

    /// <summary>For each line of blocks and each vertical frequency, a line of values.</summary>
    private readonly float[] _columns = new float[Blocks * Frequencies * Patch.Size];

    /// <summary>The hash of the patch, and how much there is in it to tell it from others: 0 is blank, 255 full of detail.</summary>
    public (PictureHash Hash, byte Detail) Hash(Patch patch)
    {
        TransformColumns(patch.Values);
        Span<byte> codes = stackalloc byte[PictureHash.Bytes], sure = stackalloc byte[PictureHash.Bytes];
        double detail = 0;
        for (var block = 0; block < codes.Length; block++)
        {
            (codes[block], sure[block], var deviation) = TransformLines(block / Blocks, block % Blocks);
            detail += Math.Min(1, deviation / FullDetail);
        }

        var hash = HashOf(codes);
        return (hash, (byte)Math.Round(255 * detail / codes.Length * Math.Min(1, Difference(hash, HashOf(sure)) / FullDifference)));
    }

    private static PictureHash HashOf(ReadOnlySpan<byte> codes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(codes[sizeof(ulong)..]), BinaryPrimitives.ReadUInt64LittleEndian(codes));

    private void TransformColumns(ReadOnlySpan<float> values)
    {
        for (var i = 0; i < Blocks * Frequencies; i++)
        {
            var (block, v) = (i / Frequencies, i % Frequencies);
            var sums = _columns.AsSpan(i * Patch.Size, Patch.Size);
            sums.Clear();
            for (var y = 0; y < Side; y++)
            {
                var line = values.Slice(((block * Side) + y) * Patch.Size, Patch.Size);
                AddMultiple(line, Cosines[(v * Side) + y], sums);
            }
        }
    }

    /// <summary>Each lane by itself and not fused, so that every processor gets the same sums.</summary>
    private static void AddMultiple(ReadOnlySpan<float> line, float factor, Span<float> sums)
    {
        var lines = MemoryMarshal.Cast<float, Vector<float>>(line);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] += lines[i] * factor;
        }
    }

    private (byte Code, byte Sure, double Deviation) TransformLines(int blockLine, int blockColumn)
    {
        var (code, sure, bit, energy) = (0, 0, 1, 0.0);
        for (var v = 0; v < Frequencies; v++)
        {
            var line = _columns.AsSpan((((blockLine * Frequencies) + v) * Patch.Size) + (blockColumn * Side), Side);
            for (var u = v == 0 ? 1 : 0; u < Frequencies; u++)
            {
                var cosines = Cosines.AsSpan(u * Side, Side);
                float sum = 0;
                for (var x = 0; x < Side; x++)
                {
                    sum += line[x] * cosines[x];
                }

                code |= sum > 0 ? bit : 0;
                sure |= Math.Abs(sum) >= LeastCoefficient ? bit : 0;
                bit <<= 1;
                energy += sum * sum;
            }
        }

        return ((byte)code, (byte)sure, Math.Sqrt(energy) / Side);
    }

    /// <summary>Bits that are sure in two blocks and differ, on average over all pairs: a slope of grey is the same in all.</summary>
    private static double Difference(PictureHash hash, PictureHash sure)
    {
        var differing = 0;
        for (var shift = 1; shift < PictureHash.Bytes; shift++)
        {
            var (difference, other) = (hash.DifferenceTo(hash.RotatedBytes(shift)), sure.RotatedBytes(shift));
            differing += new PictureHash(
                difference.High & sure.High & other.High, difference.Low & sure.Low & other.Low).PopCount();
        }

        return (double)differing / (PictureHash.Bytes * (PictureHash.Bytes - 1));
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
