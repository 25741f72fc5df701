namespace TVidz.Fingerprints.Matching;

/// <summary>Puts together what cuts and what pictures say of the same stretch.</summary>
internal sealed class StretchJoiner(Timeline first, Timeline second)
{
    /// <summary>Seconds by which the lines of cuts and of pictures may differ and be the same.</summary>
    private const double SameLine = 0.5;

    /// <summary>From how many agreeing cuts on their line is the better one: cuts are known to the frame.</summary>
    private const int CutsForLine = 4;

    /// <summary>How many cuts must agree beyond the pictures that do, to be believed against the pictures there: one does by chance.</summary>
    private const int CutsBeyond = 2;

    /// <summary>
    /// All stretches, best first: each of pictures with the cuts on its line, if there are some, and each of cuts by itself.
    /// Cuts give their line and ends to all pictures on it, but count with the best of them alone.
    /// </summary>
    /// <param name="cuts">Of cuts.</param>
    /// <param name="pictures">Of pictures, best first.</param>
    public List<SharedStretch> Join(IReadOnlyList<Stretch> cuts, IReadOnlyList<PictureStretch> pictures)
    {
        var counted = new HashSet<Stretch>();
        return [.. pictures
            .Select(picture => With(cuts.FirstOrDefault(cut => IsSame(cut, picture)), picture, counted))
            .Concat(cuts.Select(cut => new SharedStretch(cut.Segment, cut.Line, cut, null)))
            .OrderByDescending(stretch => stretch.Nats)
            .ThenBy(stretch => stretch.Segment.Start)
            .ThenBy(stretch => stretch.Segment.MatchStart)];
    }

    private static bool IsSame(Stretch cut, PictureStretch picture)
    {
        var (start, end) = (picture.Pairs[0].Time, picture.Pairs[^1].Last);
        return cut.Segment.Start < end && cut.Segment.End > start
            && Math.Abs(cut.Line.Map(start) - picture.Line.Map(start)) <= SameLine
            && Math.Abs(cut.Line.Map(end) - picture.Line.Map(end)) <= SameLine;
    }

    private SharedStretch With(Stretch? cut, PictureStretch picture, HashSet<Stretch> counted)
    {
        var line = cut is not null && cut.Pairs.Length >= CutsForLine ? cut.Line : picture.Line;
        var ends = new PictureEnds(first, second, line);
        var start = ends.Start(picture.Pairs[0].Time);
        var end = ends.End(picture.Pairs[^1].Last);
        if (cut is not null)
        {
            var times = Array.ConvertAll([.. cut.Pairs], pair => first.Cuts[pair.First]);
            start = times.Count(time => time < start) >= CutsBeyond ? times[0] : start;
            end = times.Count(time => time > end) >= CutsBeyond ? times[^1] : end;
        }

        var segment = SegmentOf(start, end, line, picture.Geometry.Orientation.IsMirrored);
        return new SharedStretch(segment, line, cut is not null && counted.Add(cut) ? cut : null, picture);
    }

    private Segment SegmentOf(double start, double end, LineFit line, bool mirrored) => new(
        Stretch.Rounded(start), Stretch.Rounded(end),
        Stretch.Rounded(Math.Clamp(line.Map(start), 0, second.Duration)), Stretch.Rounded(Math.Clamp(line.Map(end), 0, second.Duration)),
        line.Speed, mirrored);
}
