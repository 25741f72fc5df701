using System.Numerics;
using System.Runtime.Intrinsics;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Four cuts of the query and four of a video, all held against all at once. A walk that finds no agreement among them
/// is at its end; to look for it pair by pair is a guess at each step, which the processor mostly guesses wrong.
/// </summary>
internal static class CutQuad
{
    /// <summary>Cuts of a side.</summary>
    public const int Size = 4;

    private const int All = (1 << Size) - 1;

    /// <summary>Four values, the nearest first.</summary>
    /// <param name="values">All.</param>
    /// <param name="nearest">The place of the first; there are four from there on in the direction.</param>
    /// <param name="step">1 or -1: the direction.</param>
    public static Vector128<int> Read(ReadOnlySpan<int> values, int nearest, int step) => step > 0
        ? Vector128.Create(values.Slice(nearest, Size))
        : Vector128.Shuffle(Vector128.Create(values.Slice(nearest - Size + 1, Size)), Vector128.Create(3, 2, 1, 0));

    /// <summary>Whether four values can be read.</summary>
    public static bool CanRead(int length, int nearest, int step) =>
        step > 0 ? nearest <= length - Size : nearest >= Size - 1;

    /// <summary>
    /// How many of either side come before the first two that agree; <see cref="Size"/> of both when none do. Both sides
    /// are in order, so no other agreement comes before that one in either.
    /// </summary>
    /// <param name="times">Of one side, the nearest first.</param>
    /// <param name="others">Of the other, on the same clock.</param>
    /// <param name="tolerances">By which each of the first side may miss.</param>
    public static (int Times, int Others) Skip<T>(Vector128<T> times, Vector128<T> others, Vector128<T> tolerances)
    {
        var agreements = Row(0) | (Row(1) << Size) | (Row(2) << (2 * Size)) | (Row(3) << (3 * Size));
        if (agreements == 0)
        {
            return (Size, Size);
        }

        var ofTimes = (agreements | (agreements >> Size) | (agreements >> (2 * Size)) | (agreements >> (3 * Size))) & All;
        return (BitOperations.TrailingZeroCount(ofTimes), BitOperations.TrailingZeroCount(agreements) / Size);

        uint Row(int other) => Vector128.LessThanOrEqual(
            Vector128.Abs(times - Vector128.Create(others[other])), tolerances).ExtractMostSignificantBits();
    }
}
