namespace TVidz.Fingerprints.Pictures;

/// <summary>Where, between lines of one direction, there is a lasting edge across them.</summary>
internal sealed class EdgeMap
{
    private const int Size = FingerprintBuilder.FrameWidth;

    /// <summary>How many times as large as around it a difference is at an edge, and by how many grey levels at least.</summary>
    private const double Ratio = 1.8, LeastStep = 2;

    /// <summary>Sums of edges along each line up to a place: line * (Size + 1) + place.</summary>
    private readonly int[] _sums = new int[(Size + 1) * (Size + 1)];

    /// <param name="frames">Frames of some seconds.</param>
    /// <param name="across">Pixels from one line to the next.</param>
    /// <param name="along">Pixels from one place of a line to the next.</param>
    public EdgeMap(IReadOnlyList<byte[]> frames, int across, int along)
    {
        var steps = Steps(frames, across, along);
        for (var line = 0; line <= Size; line++)
        {
            for (var place = 0; place < Size; place++)
            {
                var isEdge = line is > 0 and < Size && IsEdge(steps, line, place);
                _sums[(line * (Size + 1)) + place + 1] = _sums[(line * (Size + 1)) + place] + (isEdge ? 1 : 0);
            }
        }
    }

    /// <summary>The share of a line between two places that is edge; all of the frame's own sides.</summary>
    public double Share(int line, int from, int to) => line is 0 or Size
        ? 1
        : (double)(_sums[(line * (Size + 1)) + to] - _sums[(line * (Size + 1)) + from]) / (to - from);

    /// <summary>The lines with the most edge, of those with some, ascending.</summary>
    public IEnumerable<int> Longest(int count, int least) => Enumerable.Range(1, Size - 1)
        .Select(line => (Line: line, Edge: _sums[(line * (Size + 1)) + Size]))
        .Where(line => line.Edge >= least * 3 / 4)
        .OrderByDescending(line => line.Edge)
        .Take(count)
        .Select(line => line.Line)
        .Order();

    /// <summary>The mean difference between each line and the one before, in 256ths of a grey level: line * Size + place.</summary>
    private static int[] Steps(IReadOnlyList<byte[]> frames, int across, int along)
    {
        var sums = new uint[(Size * Size) - across];
        foreach (var frame in frames)
        {
            PixelSums.AddDifferences(frame.AsSpan(across), frame.AsSpan(0, sums.Length), sums);
        }

        var steps = new int[Size * Size];
        for (var line = 1; line < Size; line++)
        {
            for (var place = 0; place < Size; place++)
            {
                steps[(line * Size) + place] = (int)(sums[((line - 1) * across) + (place * along)] * 256 / frames.Count);
            }
        }

        return steps;
    }

    private static bool IsEdge(int[] steps, int line, int place)
    {
        // An edge may fall into a pixel and so into two steps: those next to it do not count as surroundings.
        double around = 0;
        var count = 0;
        foreach (var other in (ReadOnlySpan<int>)[line - 4, line - 3, line - 2, line + 2, line + 3, line + 4])
        {
            if (other is > 0 and < Size)
            {
                around += steps[(other * Size) + place];
                count++;
            }
        }

        return steps[(line * Size) + place] >= (Ratio * around / count) + (LeastStep * 256);
    }
}
