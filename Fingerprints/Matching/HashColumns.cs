using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Many hashes, to find those that are near one. The same four bits of 128 of them lie side by side, and a table of in how
/// many bits four differ from four of the one is looked up for 32 at a time.
/// </summary>
internal sealed class HashColumns
{
    private const int Nibbles = PictureHash.Bits / 4, Values = 16;

    /// <summary>Hashes that a vector has a byte each for, vectors that grow together, and the hashes of these.</summary>
    private const int Lanes = 32, Vectors = 4, Block = Lanes * Vectors;

    /// <summary>Of each value of four bits, in how many it differs from each other value.</summary>
    private static readonly byte[] Differing =
    [
        .. from one in Enumerable.Range(0, Values)
           from other in Enumerable.Range(0, Values)
           select (byte)int.PopCount(one ^ other),
    ];

    private readonly byte[] _columns;

    /// <param name="hashes">They are copied.</param>
    public HashColumns(ReadOnlySpan<PictureHash> hashes)
    {
        Count = hashes.Length;
        _columns = GC.AllocateUninitializedArray<byte>((Count + Block - 1) / Block * Block * Nibbles);
        for (var i = 0; i < Count; i++)
        {
            var column = _columns.AsSpan((i / Block * Block * Nibbles) + (i % Block));
            for (var nibble = 0; nibble < Nibbles; nibble++)
            {
                column[nibble * Block] = (byte)NibbleOf(hashes[i], nibble);
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Finds the hashes that differ from one in few bits; how many there are.</summary>
    /// <param name="hash">The one.</param>
    /// <param name="most">Bits, 0 to 127.</param>
    /// <param name="near">Receives their indices, ascending; at least <see cref="Count"/> long.</param>
    public int FindNear(PictureHash hash, int most, Span<int> near)
    {
        var found = 0;
        for (var first = 0; first < Count; first += Block)
        {
            var (a, b, c, d) = Distances(hash, first);
            var limit = Vector256.Create((byte)most);
            found = Add(Vector256.LessThanOrEqual(a, limit), first, near, found);
            found = Add(Vector256.LessThanOrEqual(b, limit), first + Lanes, near, found);
            found = Add(Vector256.LessThanOrEqual(c, limit), first + (2 * Lanes), near, found);
            found = Add(Vector256.LessThanOrEqual(d, limit), first + (3 * Lanes), near, found);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<byte> A, Vector256<byte> B, Vector256<byte> C, Vector256<byte> D) Distances(PictureHash hash, int first)
    {
        Vector256<byte> a = default, b = default, c = default, d = default;
        ref var column = ref _columns[first * Nibbles];
        ref var tables = ref Differing[0];
        for (var half = 0; half < 2; half++)
        {
            var bits = half == 0 ? hash.Low : hash.High;
            for (var nibble = 0; nibble < Nibbles / 2; nibble++)
            {
                var table = Vector128.LoadUnsafe(ref tables, (nuint)(bits % Values * Values));
                a += LookUp(table, Vector256.LoadUnsafe(ref column));
                b += LookUp(table, Vector256.LoadUnsafe(ref column, Lanes));
                c += LookUp(table, Vector256.LoadUnsafe(ref column, 2 * Lanes));
                d += LookUp(table, Vector256.LoadUnsafe(ref column, 3 * Lanes));
                bits /= Values;
                column = ref Unsafe.Add(ref column, Block);
            }
        }

        return (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LookUp(Vector128<byte> table, Vector256<byte> values) => Avx2.IsSupported
        ? Avx2.Shuffle(Vector256.Create(table, table), values)
        : Vector256.Create(Vector128.Shuffle(table, values.GetLower()), Vector128.Shuffle(table, values.GetUpper()));

    private int Add(Vector256<byte> isNear, int first, Span<int> near, int found)
    {
        for (var bits = isNear.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var index = first + (int)uint.TrailingZeroCount(bits);
            if (index < Count)
            {
                near[found++] = index;
            }
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NibbleOf(PictureHash hash, int nibble) =>
        (int)((nibble < Nibbles / 2 ? hash.Low : hash.High) >> (4 * nibble)) & (Values - 1);
}
