namespace TVidz.Media.Containers.Matroska;

/// <summary>Collects the places of the picture's frames from the clusters.</summary>
/// <param name="reader">The file.</param>
/// <param name="track">The picture's track.</param>
/// <param name="scale">Nanoseconds of a tick.</param>
internal sealed class BlockReader(EbmlReader reader, MatroskaTrack track, ulong scale)
{
    /// <summary>Of some dozens of hours.</summary>
    private const int MostFrames = 1 << 21;

    private const byte KeyFlag = 0x80, Lacing = 0x06;
    private const double Nanoseconds = 1e9;

    private readonly double _tick = scale / Nanoseconds;

    /// <summary>Those so far, in the order of coding.</summary>
    public List<CodedFrame> Frames { get; } = [];

    /// <summary>Reads a cluster.</summary>
    /// <exception cref="NotPlainException">It is not plain.</exception>
    public void ReadCluster(Element cluster)
    {
        var time = 0UL;
        while (reader.Position < cluster.End)
        {
            var element = reader.Next(cluster.End);
            switch (element.Id)
            {
                case ElementId.Timestamp:
                    time = reader.ReadUnsigned(element);
                    break;
                case ElementId.SimpleBlock:
                    ReadBlock(element, time, track.FrameDuration, isKey: null);
                    break;
                case ElementId.BlockGroup:
                    ReadGroup(element, time);
                    break;
            }

            reader.Position = element.End;
        }
    }

    private void ReadGroup(Element group, ulong time)
    {
        var (block, duration, isKey) = (default(Element?), track.FrameDuration, true);
        while (reader.Position < group.End)
        {
            var element = reader.Next(group.End);
            switch (element.Id)
            {
                case ElementId.Block:
                    block = element;
                    break;
                case ElementId.BlockDuration:
                    duration = reader.ReadUnsigned(element) * _tick;
                    break;
                case ElementId.Reference:
                    isKey = false;
                    break;
            }

            reader.Position = element.End;
        }

        if (block is { } found)
        {
            ReadBlock(found, time, duration, isKey);
        }
    }

    /// <summary>A block has its track, its time since its cluster's, flags, and a frame.</summary>
    private void ReadBlock(Element block, ulong clusterTime, double? duration, bool? isKey)
    {
        reader.Position = block.Start;
        if ((ulong)reader.ReadVariable(keepMarker: false) != track.Number)
        {
            return;
        }

        var time = (clusterTime + (double)reader.ReadInt16()) * _tick;
        var flags = reader.ReadByte();
        var size = block.End - reader.Position;
        if ((flags & Lacing) != 0 || size is <= 0 or > int.MaxValue || Frames.Count == MostFrames || duration is null)
        {
            throw new NotPlainException("uncommon blocks");
        }

        Frames.Add(new CodedFrame(reader.Position, (int)size, time, duration.Value, isKey ?? (flags & KeyFlag) != 0));
    }
}
