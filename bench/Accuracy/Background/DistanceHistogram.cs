using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Accuracy.Background;

/// <summary>How far the pictures of videos that have nothing in common lie apart: the law of coincidence.</summary>
internal sealed class DistanceHistogram
{
    /// <summary>The detail from which a picture counts in full, see <see cref="PictureRun"/>.</summary>
    private const int FullDetail = 160;

    private readonly long[] _pairs = new long[PictureHash.Bits + 1];

    /// <summary>Pairs of pictures.</summary>
    public long Pairs => _pairs.Sum();

    /// <summary>Adds each picture that one video is searched for by with each that is kept of another: their centres.</summary>
    public void Add(Fingerprint query, Fingerprint other)
    {
        foreach (var picture in query.Probe!.Pictures.Where(picture => picture.Area == 0 && picture.Detail >= FullDetail))
        {
            foreach (var run in other.Pictures.Runs)
            {
                if (run.Area == 0 && run.Detail >= FullDetail)
                {
                    _pairs[picture.Hashes[0].DistanceTo(run.Hashes.Centre)]++;
                }
            }
        }
    }

    /// <summary>Pairs that are as near as this or nearer.</summary>
    public long Near(int distance) => _pairs.Take(distance + 1).Sum();

    /// <summary>Natural logarithm of their share of all.</summary>
    public double LogShare(int distance) => Math.Log((double)Near(distance) / Pairs);
}
