namespace TVidz.Grains.Ingress;

/// <summary>How a file of a size is cut into parts: the same whenever it is asked for.</summary>
internal readonly record struct UploadParts
{
    // S3: at most 10,000 parts, each but the last of at least 5 MiB. Whole mebibytes are easier to read.
    private const int MaxCount = 10_000;
    private const long MinPartSize = 8 << 20;
    private const long Step = 1 << 20;

    private readonly long _size;

    /// <summary>The parts of a file of <paramref name="size"/> bytes, at least 1.</summary>
    public UploadParts(long size)
    {
        _size = size;
        PartSize = Math.Max(MinPartSize, DivideUp(DivideUp(size, MaxCount), Step) * Step);
        Count = (int)DivideUp(size, PartSize);
    }

    /// <summary>Bytes of every part but the last.</summary>
    public long PartSize { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Bytes of part <paramref name="partNumber"/>, 1 to <see cref="Count"/>.</summary>
    public long SizeOf(int partNumber) => Math.Min(PartSize, _size - ((partNumber - 1) * PartSize));

    private static long DivideUp(long dividend, long divisor) => (dividend + divisor - 1) / divisor;
}
