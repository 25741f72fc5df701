namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// Makes a video's <see cref="PictureTrack"/> from its frames: looks at some each second, finds the areas that are
/// picture over some seconds at a time, hashes them and folds what looks the same into runs. Remembers a minute at most.
/// </summary>
internal sealed class PictureTracker
{
    /// <summary>Seconds between the frames that are looked at.</summary>
    private const double SampleInterval = 0.25;

    /// <summary>Samples that are judged together: 16 s, long enough for a border to be told from a dark scene.</summary>
    private const int ChunkSize = 64;

    /// <summary>Seconds by which a frame may come early and still be the one that was waited for.</summary>
    private const double Early = 1e-6;

    private readonly List<Sample> _samples = [];
    private readonly Stack<byte[]> _unused = new();
    private readonly RunFolder _folder = new();
    private double _nextTime;
    private int _hashed;

    /// <summary>Takes the next frame in.</summary>
    public void Add(double time, ReadOnlySpan<byte> luma)
    {
        if (time < _nextTime - Early)
        {
            return;
        }

        _nextTime = (Math.Floor((time + Early) / SampleInterval) + 1) * SampleInterval;
        var frame = _unused.TryPop(out var unused) ? unused : new byte[luma.Length];
        luma.CopyTo(frame);
        _samples.Add(new Sample(time, frame));
        if (_samples.Count - _hashed > ChunkSize)
        {
            Hash(time, _samples.Count - 1);
        }
    }

    /// <summary>Ends the video.</summary>
    /// <param name="end">Seconds at which the last frame's picture ends.</param>
    public PictureTrack Complete(double end)
    {
        Hash(end, _samples.Count);
        return _folder.Complete();
    }

    /// <summary>Hashes the samples that wait, up to one; the end of the video is judged with what came before it.</summary>
    private void Hash(double end, int count)
    {
        if (count == _hashed)
        {
            return;
        }

        var first = Math.Max(0, count - ChunkSize);
        var areas = AreaFinder.Find([.. _samples[first..count].Select(sample => sample.Frame)]);
        _folder.Add(_samples[_hashed..count], areas, end);
        foreach (var sample in _samples[..first])
        {
            _unused.Push(sample.Frame);
        }

        _samples.RemoveRange(0, first);
        _hashed = count - first;
    }
}
