using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// The videos of an index and their landmarks. A video taken out leaves its postings behind, which point to an empty
/// slot, until they are so many that the tables are built anew; as they are when they have become too small.
/// </summary>
internal sealed class LandmarkStore
{
    /// <summary>Postings a bucket from which the table is made larger, and how many there are then.</summary>
    private const int MostPerBucket = 16, ChosenPerBucket = 4;

    private const int LeastBits = 8;

    private const int LandmarksPerCut = 4;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<IndexedVideo?> _videos = [];
    private long _videoBytes;

    /// <summary>Intervals in a row.</summary>
    public LandmarkTable Intervals { get; private set; } = new(LeastBits);

    /// <summary>Ratios of intervals in a row.</summary>
    public LandmarkTable Ratios { get; private set; } = new(LeastBits);

    /// <summary>Videos held.</summary>
    public int Count => _slots.Count;

    /// <summary>Cuts of the videos held.</summary>
    public long CutCount { get; private set; }

    /// <summary>Bytes held, about.</summary>
    public long MemoryBytes => _videoBytes + Intervals.MemoryBytes + Ratios.MemoryBytes;

    /// <summary>The video in a slot; null when it has been taken out.</summary>
    public IndexedVideo? this[int slot] => _videos[slot];

    /// <summary>Puts a video in, unless a newer revision of it is held.</summary>
    public void Put(IndexedVideo video)
    {
        if (_slots.TryGetValue(video.VideoId, out var slot) && _videos[slot]!.Revision > video.Revision)
        {
            return;
        }

        Remove(video.VideoId);
        _slots.Add(video.VideoId, _videos.Count);
        _videos.Add(video);
        CutCount += video.Fingerprint.SceneCuts.Length;
        _videoBytes += video.MemoryBytes;
        AddLandmarks(_videos.Count - 1, video);
        if (Intervals.Count > Intervals.BucketCount * MostPerBucket)
        {
            Rebuild();
        }
    }

    /// <summary>Takes a video out; false when it was not in.</summary>
    public bool Remove(string videoId)
    {
        if (!_slots.Remove(videoId, out var slot))
        {
            return false;
        }

        CutCount -= _videos[slot]!.Fingerprint.SceneCuts.Length;
        _videoBytes -= _videos[slot]!.MemoryBytes;
        _videos[slot] = null;
        if (_videos.Count > 2 * (Count + 1))
        {
            Rebuild();
        }

        return true;
    }

    private void Rebuild()
    {
        IndexedVideo[] videos = [.. _videos.OfType<IndexedVideo>()];
        var bits = LeastBits;
        while (1L << bits < LandmarksPerCut * CutCount / ChosenPerBucket)
        {
            bits++;
        }

        (Intervals, Ratios) = (new LandmarkTable(bits), new LandmarkTable(Math.Max(LeastBits, bits - 2)));
        _slots.Clear();
        _videos.Clear();
        foreach (var video in videos)
        {
            _slots.Add(video.VideoId, _videos.Count);
            _videos.Add(video);
            AddLandmarks(_videos.Count - 1, video);
        }
    }

    private void AddLandmarks(int slot, IndexedVideo video)
    {
        var timeline = new Timeline(video.Fingerprint);
        foreach (var landmark in LandmarkReader.Intervals(timeline))
        {
            Intervals.Add(landmark.Cell, new Posting(slot, (float)landmark.Time, (float)landmark.Span));
        }

        foreach (var landmark in LandmarkReader.Ratios(timeline))
        {
            Ratios.Add(landmark.Cell, new Posting(slot, (float)landmark.Time, (float)landmark.Span));
        }
    }
}
