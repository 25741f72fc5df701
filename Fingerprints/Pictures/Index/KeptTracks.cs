namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>The picture tracks of an index's videos, each in the bytes in which it is stored, for verification.</summary>
internal sealed class KeptTracks
{
    /// <summary>Bytes of an array without its elements, and of the reference to it.</summary>
    private const int ArrayBytes = 24 + 8;

    private readonly List<byte[]?> _tracks = [];

    /// <summary>Videos that have pictures.</summary>
    public int Count { get; private set; }

    /// <summary>The slots of the videos that have pictures, ascending.</summary>
    public IEnumerable<int> Slots => Enumerable.Range(0, _tracks.Count).Where(slot => _tracks[slot] is not null);

    /// <summary>Pictures held.</summary>
    public long PictureCount { get; private set; }

    /// <summary>Bytes held.</summary>
    public long MemoryBytes { get; private set; }

    /// <summary>The pictures of the video in a slot.</summary>
    public PictureTrack this[int slot] =>
        slot < _tracks.Count && _tracks[slot] is { } bytes ? PictureTrackCodec.Decode(bytes) : PictureTrack.Empty;

    /// <summary>Puts a video's pictures into a slot that is free.</summary>
    public void Put(int slot, PictureTrack track)
    {
        if (track.IsEmpty)
        {
            return;
        }

        while (_tracks.Count <= slot)
        {
            _tracks.Add(null);
        }

        var bytes = PictureTrackCodec.Encode(track);
        _tracks[slot] = bytes;
        Account(bytes, track.Runs.Length);
    }

    /// <summary>Takes the pictures of a slot out, if there are any.</summary>
    public void Remove(int slot)
    {
        if (slot < _tracks.Count && _tracks[slot] is { } bytes)
        {
            Account(bytes, -PictureTrackCodec.Decode(bytes).Runs.Length);
            _tracks[slot] = null;
        }
    }

    private void Account(byte[] bytes, int pictures)
    {
        Count += Math.Sign(pictures);
        PictureCount += pictures;
        MemoryBytes += Math.Sign(pictures) * (bytes.Length + ArrayBytes);
    }
}
