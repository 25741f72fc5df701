using System.Collections.Immutable;
using TVidz.Fingerprints.Cuts;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints;

/// <summary>
/// Makes a video's <see cref="Fingerprint"/> from its frames, in one pass and in bounded memory. For one video; not
/// thread-safe.
/// </summary>
public sealed class FingerprintBuilder
{
    /// <summary>Pixels a line of the frames that <see cref="Add"/> takes.</summary>
    public const int FrameWidth = 96;

    /// <summary>
    /// Pixels of a line that the picture takes, from the left; the rest repeats its last column. That is how ffmpeg's fast
    /// bilinear scaler does it: its step is (source width - 2) / (width - 2), which makes this 94 times 1 + 2 / source
    /// width; 94.2 is right to a quarter of a pixel for sources of 360 pixels and more.
    /// </summary>
    internal const double PictureWidth = 94.2;

    /// <summary>Lines of the frames that <see cref="Add"/> takes.</summary>
    public const int FrameHeight = 96;

    private readonly List<double> _cuts = [];
    private readonly CutDetector _detector;
    private readonly PictureTracker _pictures = new();
    private ImmutableArray<double> _sceneCuts = [];
    private double _lastTime;
    private Fingerprint? _built;

    /// <summary>A builder that has seen no frame.</summary>
    public FingerprintBuilder() => _detector = new CutDetector(_cuts);

    /// <summary>Frames seen so far.</summary>
    public int FrameCount { get; private set; }

    /// <summary>
    /// The cuts confirmed so far, ascending: seconds of each new shot's first frame. A cut is confirmed when a third of
    /// a second after it has been seen.
    /// </summary>
    public ImmutableArray<double> SceneCuts
    {
        get
        {
            if (_sceneCuts.Length != _cuts.Count)
            {
                _sceneCuts = [.. _cuts];
            }

            return _sceneCuts;
        }
    }

    /// <summary>Takes in the next frame in presentation order, at any frame rate, constant or variable.</summary>
    /// <param name="time">Seconds since the first frame was shown: finite, not negative, never falling.</param>
    /// <param name="luma">
    /// Brightness, 0 to 255, line by line from the top: <see cref="FrameWidth"/> x <see cref="FrameHeight"/> bytes. Not kept.
    /// </param>
    /// <exception cref="ArgumentException">The time or the size is not as said.</exception>
    /// <exception cref="InvalidOperationException">The fingerprint has been built.</exception>
    public void Add(double time, ReadOnlySpan<byte> luma)
    {
        if (_built is not null)
        {
            throw new InvalidOperationException("The fingerprint has been built; a new video needs a new builder.");
        }

        if (!double.IsFinite(time) || time < _lastTime)
        {
            throw new ArgumentException(
                $"A frame's time must be finite and not before {_lastTime} s, the last one's; it is {time}.", nameof(time));
        }

        if (luma.Length != FrameWidth * FrameHeight)
        {
            throw new ArgumentException(
                $"A frame has {FrameWidth * FrameHeight} bytes; this one has {luma.Length}.", nameof(luma));
        }

        _lastTime = time;
        FrameCount++;
        _detector.Add(time, luma);
        _pictures.Add(time, luma);
    }

    /// <summary>Ends the video; no frame may follow. May be called again with the same result.</summary>
    /// <param name="duration">
    /// Length of the picture track in seconds as the container has it: finite, not negative. A video lasts at least
    /// until its last frame, whatever the container says.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not as said.</exception>
    public Fingerprint Build(double duration)
    {
        if (!double.IsFinite(duration) || duration < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "A duration is finite and not negative.");
        }

        return _built ??= Complete(Math.Max(duration, _lastTime));
    }

    private Fingerprint Complete(double duration)
    {
        _detector.Complete();
        var (track, probe) = _pictures.Complete(duration);
        return new Fingerprint(Fingerprint.CurrentVersion, duration, SceneCuts) { Pictures = track, Probe = probe };
    }
}
