namespace TVidz.Fingerprints;

/// <summary>
/// Gives each video of an index a slot: a small number under which its parts are kept. A slot that has become free is
/// given away again.
/// </summary>
internal sealed class VideoSlots
{
    /// <summary>Bytes of a dictionary's entry with its bucket, and of a string without its characters.</summary>
    private const int EntryBytes = 28, StringBytes = 22;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private readonly List<long> _revisions = [];
    private readonly Stack<int> _free = new();
    private long _stringBytes;

    /// <summary>Videos that have a slot.</summary>
    public int Count => _slots.Count;

    /// <summary>Bytes held.</summary>
    public long MemoryBytes =>
        _stringBytes + ((long)_slots.Capacity * EntryBytes) + ((long)_ids.Capacity * IntPtr.Size)
        + ((long)_revisions.Capacity * sizeof(long)) + ((long)_free.Capacity * sizeof(int));

    /// <summary>Makes room for so many videos in all.</summary>
    public void Reserve(int videos)
    {
        _slots.EnsureCapacity(videos);
        _ids.EnsureCapacity(videos);
        _revisions.EnsureCapacity(videos);
    }

    /// <summary>The video in a slot that is taken.</summary>
    public string IdOf(int slot) => _ids[slot];

    /// <summary>Its revision.</summary>
    public long RevisionOf(int slot) => _revisions[slot];

    /// <summary>The slot of a video; false when it has none.</summary>
    public bool TryFind(string videoId, out int slot) => _slots.TryGetValue(videoId, out slot);

    /// <summary>Gives a video that has none a slot.</summary>
    public int Add(string videoId, long revision)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _ids.Count;
            _ids.Add(videoId);
            _revisions.Add(revision);
        }

        _slots.Add(videoId, slot);
        (_ids[slot], _revisions[slot]) = (videoId, revision);
        _stringBytes += BytesOf(videoId);
        return slot;
    }

    /// <summary>Takes a video's slot away.</summary>
    public void Remove(int slot)
    {
        _slots.Remove(_ids[slot]);
        _stringBytes -= BytesOf(_ids[slot]);
        _ids[slot] = "";
        _free.Push(slot);
    }

    private static long BytesOf(string text) => (StringBytes + (text.Length * sizeof(char)) + 7) & ~7L;
}
