namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// Hashes the pictures of a video: looks at some frames each second, finds the areas that are picture over some seconds
/// at a time, and hands their hashes on to what is kept and to what is searched for. Remembers half a minute of frames.
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
    private readonly TrackBuilder _track = new();
    private readonly ProbeBuilder _probe = new();
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
        if (_samples.Count - _hashed == ChunkSize)
        {
            Hash(time);
        }

        var frame = _unused.TryPop(out var unused) ? unused : new byte[luma.Length];
        luma.CopyTo(frame);
        _samples.Add(new Sample(time, frame));
    }

    /// <summary>Ends the video.</summary>
    /// <param name="end">Seconds at which the last frame's picture ends.</param>
    public (PictureTrack Track, PictureProbe Probe) Complete(double end)
    {
        Hash(end);
        return (_track.Complete(), _probe.Complete());
    }

    /// <summary>Hashes the samples that wait; the end of the video is judged with what came before it.</summary>
    private void Hash(double end)
    {
        if (_samples.Count == _hashed)
        {
            return;
        }

        var first = Math.Max(0, _samples.Count - ChunkSize);
        var areas = AreaFinder.Find([.. _samples[first..].Select(sample => sample.Frame)]);
        foreach (var area in areas)
        {
            var looks = new AreaLooks(_samples[_hashed..], area, end);
            _probe.Add(looks);
            _track.Add(looks);
        }

        foreach (var sample in _samples[..first])
        {
            _unused.Push(sample.Frame);
        }

        _samples.RemoveRange(0, first);
        _hashed = _samples.Count;
    }
}
