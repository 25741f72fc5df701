using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.KeyFrames;

/// <summary>
/// Makes of a video's key frames alone what is needed to find it: their centres' hashes, each at its moment. Remembers
/// some dozens of frames. For one video; not thread-safe.
/// </summary>
public sealed class KeyFrameTracker
{
    /// <summary>Frames whose borders are judged together.</summary>
    private const int ChunkSize = 64;

    /// <summary>Seconds for which a key frame stands, a sample's: what is between it and the next is not known.</summary>
    private const double Moment = 0.25;

    private readonly List<Sample> _samples = [];
    private readonly List<ProbePicture> _pictures = [];
    private readonly List<double> _blanks = [];
    private double _lastTime;

    /// <summary>Key frames so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes in the next key frame.</summary>
    /// <param name="time">Seconds since the first frame was shown, not negative, never falling.</param>
    /// <param name="luma">As <see cref="FingerprintBuilder.Add"/> takes it.</param>
    public void Add(double time, ReadOnlySpan<byte> luma)
    {
        if (_samples.Count == ChunkSize)
        {
            Hash(_pictures, _blanks);
            _samples.Clear();
        }

        _samples.Add(new Sample(time, luma.ToArray()));
        _lastTime = time;
        Count++;
    }

    /// <summary>What is known so far.</summary>
    /// <param name="duration">Seconds of the whole video.</param>
    public KeyFrameTrack Build(double duration)
    {
        List<ProbePicture> pictures = [.. _pictures];
        List<double> blanks = [.. _blanks];
        Hash(pictures, blanks);
        return new KeyFrameTrack(
            new Fingerprint(Fingerprint.CurrentVersion, Math.Max(duration, _lastTime), []) { Probe = new PictureProbe([.. pictures]) },
            [.. blanks]);
    }

    private void Hash(List<ProbePicture> pictures, List<double> blanks)
    {
        if (_samples.Count == 0)
        {
            return;
        }

        var inner = AreaFinder.Find([.. _samples.Select(sample => sample.Frame)])[0];
        var looks = new AreaLooks(_samples, inner, _lastTime);
        for (var i = 0; i < looks.Count; i++)
        {
            if (looks.IsBlank(i))
            {
                blanks.Add(looks.Time(i));
            }
            else
            {
                pictures.Add(new ProbePicture(
                    looks.Time(i), looks.Time(i) + Moment, inner.Number, looks.Detail(i), [looks.Centre(i)]));
            }
        }
    }
}
