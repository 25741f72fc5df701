using System.Runtime.Intrinsics;
using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// What an alignment at the same speed around a hit is worth, seen in passing: the filter before a real alignment. Walks
/// from the hit in both directions, over the cuts as they are laid out, as far as <see cref="StretchFinder"/> would.
/// </summary>
/// <param name="tolerance">Seconds by which cuts may miss each other.</param>
internal readonly struct SameSpeedWalk(double tolerance)
{
    /// <summary>Entries before and behind a hit that most walks look at.</summary>
    public const int Before = CutQuad.Size, Behind = LandmarkCuts + 1 + CutQuad.Size;

    /// <summary>Nats that a walk may lose before it is given up.</summary>
    private const float Drop = 8;

    /// <summary>The offset is the mean error of so many agreeing cuts, so that it follows a clock that drifts.</summary>
    private const int Memory = 8;

    /// <summary>Cuts of a landmark behind its first, and how many there may be between them, of both videos.</summary>
    private const int LandmarkCuts = 3, MostLeftOut = 2;

    private readonly int _tolerance = (int)(tolerance * CutTimes.Second);

    /// <summary>Nats of the agreeing cuts, and the most that the ends may add.</summary>
    /// <param name="points">The query's points.</param>
    /// <param name="point">The one at the hit.</param>
    /// <param name="page">The page of the video.</param>
    /// <param name="index">The hit in it.</param>
    public float Nats(ReadOnlySpan<int> points, int point, int[] page, int index)
    {
        var offset = Math.Max(0, page[index]) - points[point];
        var run = 1;
        var nats = Walk(points, point, page, index, 1, ref offset, ref run);
        return page[index] < 0 || nats == 0 ? nats : nats + Walk(points, point, page, index, -1, ref offset, ref run);
    }

    private float Walk(
        ReadOnlySpan<int> points, int point, int[] page, int index, int step, ref int offset, ref int run)
    {
        float nats = 0, best = 0;
        var last = points[point];
        var agreeing = step > 0 ? 0 : LandmarkCuts;
        var mayMiss = MostLeftOut;
        var (i, k) = (point + step, index + step);
        while ((uint)i < (uint)points.Length && (page[k] >= 0 || IsBeginning(page[k], step)))
        {
            var error = Math.Max(0, page[k]) - offset - points[i];
            var isBeginning = page[k] < 0;
            if (Math.Abs(error) <= _tolerance)
            {
                agreeing++;
                nats += NatsTable.Agreement(error, points[i] - last);
                best = Math.Max(best, nats);
                run = Math.Min(run + 1, Memory);
                offset += error / run;
                last = points[i];
                i += step;
                k += step;
            }
            else
            {
                var (ofPoints, ofPage) = Skip(points, i, page, k, step, offset, error);
                nats += (ofPoints + ofPage) * (float)EvidenceModel.UnmatchedNats;
                if (agreeing < LandmarkCuts && (mayMiss -= ofPoints + ofPage) < 0)
                {
                    return 0;
                }

                if (nats < best - Drop)
                {
                    break;
                }

                i += step * ofPoints;
                k += step * ofPage;
            }

            if (isBeginning)
            {
                break;
            }
        }

        // Up to the end of one of the videos no cut contradicts: that adds something.
        return nats == best ? best + (float)EvidenceModel.MaxSilenceNats : best;
    }

    /// <summary>How many of either side come before the next agreement, or one where four of both cannot be compared.</summary>
    private (int OfPoints, int OfPage) Skip(
        ReadOnlySpan<int> points, int i, int[] page, int k, int step, int offset, int error)
    {
        if (CutQuad.CanRead(points.Length, i, step) && CutQuad.CanRead(page.Length, k, step)
            && CutQuad.Read(page, k, step) is var entries && !Vector128.LessThanAny(entries, Vector128<int>.Zero))
        {
            return CutQuad.Skip(
                CutQuad.Read(points, i, step), entries - Vector128.Create(offset), Vector128.Create(_tolerance));
        }

        return (error < 0) == (step > 0) ? (0, 1) : (1, 0);
    }

    private static bool IsBeginning(int entry, int step) => step < 0 && entry != CutTimes.Nothing;
}
