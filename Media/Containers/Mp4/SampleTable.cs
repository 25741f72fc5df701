namespace TVidz.Media.Containers.Mp4;

/// <summary>The tables that say of each frame of a track how large it is, where it lies, when it is shown, and whether it is a key frame.</summary>
/// <param name="table">The box.</param>
/// <param name="scale">Ticks of the track's second.</param>
internal readonly ref struct SampleTable(ReadOnlySpan<byte> table, uint scale)
{
    private readonly ReadOnlySpan<byte> _table = table;

    /// <summary>All frames, in the order of coding.</summary>
    /// <param name="fileLength">Bytes; all of them must be there.</param>
    /// <exception cref="NotPlainException">They are not, or the tables do not agree.</exception>
    public List<CodedFrame> Read(long fileLength)
    {
        CheckKeyFramesAreAllListed();
        var sizes = new SampleSizes(BoxReader.Find(_table, "stsz"u8));
        var places = new ChunkPlaces(_table);
        var durations = new RunLengths(BoxReader.Entries(_table, "stts"u8));
        var delays = new RunLengths(BoxReader.Entries(_table, "ctts"u8));
        var keys = new KeyFrameNumbers(BoxReader.Find(_table, "stss"u8));
        var frames = new List<CodedFrame>();
        var (decoded, bytes) = (0L, 0L);
        for (var number = 1U; number <= sizes.Count; number++)
        {
            var (size, duration, delay) = (sizes.Next(), durations.Next(), delays.Next());
            var offset = places.Next(size);
            bytes += size;
            if (size is 0 or > int.MaxValue || duration < 0 || bytes > fileLength || offset < 0 || offset > fileLength - size)
            {
                throw new NotPlainException("frames that are not there");
            }

            frames.Add(new CodedFrame(
                offset, (int)size, (double)(decoded + delay) / scale, (double)duration / scale, keys.IsKey(number)));
            decoded += duration;
        }

        return frames;
    }

    /// <summary>Some files list further frames from which can be decoded as partial or as a group's.</summary>
    private void CheckKeyFramesAreAllListed()
    {
        const int versionAndFlags = 4;
        var boxes = new BoxReader(_table);
        while (boxes.Next())
        {
            if (boxes.Is("stps"u8) || (boxes.Is("sbgp"u8) && boxes.Content[versionAndFlags..].StartsWith("rap "u8)))
            {
                throw new NotPlainException("key frames of several kinds");
            }
        }
    }
}
