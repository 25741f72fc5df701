using System.Runtime.InteropServices;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>Finds the stretches over which the pictures of two videos agree, at any offset and speed, under any geometry.</summary>
internal sealed class PictureStretchFinder(QueryPictures query, KeptPictures kept, MatcherOptions options)
{
    /// <summary>Nats: stretches worth less are not looked at.</summary>
    private const double LeastNats = 6;

    /// <summary>The most geometries whose lines are sought: those whose anchors speak loudest.</summary>
    private const int MostGeometries = 12;

    /// <summary>The most lines of a geometry.</summary>
    private const int MostLines = 24;

    /// <summary>Seconds from a line at which an anchor belongs to it.</summary>
    private const double OnLine = 1;

    /// <summary>The fewest pictures from which it is learnt which blocks are covered.</summary>
    private const int LeastPairsForMask = 4;

    private readonly Geometry[] _geometries = [.. query.Geometries(kept.Areas)];
    private readonly LineVotes _votes = new(options.MaxSpeedChange);

    /// <summary>All such stretches, best first.</summary>
    /// <param name="lines">Lines that cuts suggest.</param>
    /// <param name="everywhere">Whether stretches are looked for on other lines, too.</param>
    public IReadOnlyList<PictureStretch> Find(IEnumerable<LineFit> lines, bool everywhere)
    {
        if (query.All.IsEmpty || kept.Count == 0)
        {
            return [];
        }

        var walk = new PictureWalk(query, kept);
        var stretches = lines
            .SelectMany(line => _geometries.SelectMany(geometry => walk.Find(line, geometry, BlockMask.All, LeastNats)))
            .ToList();
        if (everywhere)
        {
            AddAnchored(walk, stretches);
        }

        return [.. stretches.OrderByDescending(stretch => stretch.Nats)];
    }

    private void AddAnchored(PictureWalk walk, List<PictureStretch> stretches)
    {
        var anchors = new AnchorFinder(query, kept);
        var promising = _geometries
            .Select(geometry => (Geometry: geometry, Anchors: anchors.Find(geometry)))
            .Where(found => found.Anchors.Count > 0)
            .OrderByDescending(found => Loudness(found.Anchors))
            .Take(MostGeometries);
        foreach (var (geometry, found) in promising)
        {
            var atSameSpeed = AddStretches(walk, geometry, [.. found], anySpeed: false, [], stretches);
            AddStretches(walk, geometry, found, anySpeed: true, atSameSpeed, stretches);
        }
    }

    /// <summary>What the anchors could be worth if all lay on one line: each moment of the library's video once.</summary>
    private static double Loudness(List<Anchor> anchors) =>
        anchors.GroupBy(anchor => anchor.MatchTime).Sum(same => same.Max(anchor => anchor.Nats));

    /// <summary>
    /// The best line, then the best without the anchors near that, and so on. At any speed, two stretches in another order
    /// may lie on one line by chance, which is why the lines at speed 1 are sought by themselves.
    /// </summary>
    /// <param name="walk">Along the lines.</param>
    /// <param name="geometry">How the one's pictures are the other's.</param>
    /// <param name="anchors">Are taken away.</param>
    /// <param name="anySpeed">Whether other speeds than 1 are tried.</param>
    /// <param name="known">
    /// Lines that were found one after the other from the same anchors: as far as they are found again, they become the same.
    /// </param>
    /// <param name="stretches">Receives what is found.</param>
    /// <returns>The lines, and what they became.</returns>
    private List<(LineFit Line, PictureStretch? Refined)> AddStretches(
        PictureWalk walk, Geometry geometry, List<Anchor> anchors, bool anySpeed,
        List<(LineFit Line, PictureStretch? Refined)> known, List<PictureStretch> stretches)
    {
        var lines = new List<(LineFit Line, PictureStretch? Refined)>();
        var isKnown = true;
        while (lines.Count < MostLines && _votes.Best(CollectionsMarshal.AsSpan(anchors), anySpeed) is { } line)
        {
            isKnown = isKnown && lines.Count < known.Count && known[lines.Count].Line.Equals(line);
            var refined = isKnown
                ? known[lines.Count].Refined
                : new LineRefiner(walk, geometry).Refine(line, CollectionsMarshal.AsSpan(anchors));
            lines.Add((line, refined));
            if (refined is not null)
            {
                stretches.AddRange(walk.Find(refined.Line, geometry, BlockMask.All, LeastNats));
                AddUncovered(walk, refined, stretches);
            }

            anchors.RemoveAll(anchor => IsOn(line, anchor) || (refined is not null && IsOn(refined.Line, anchor)));
        }

        return lines;
    }

    /// <summary>The stretch seen without the blocks that never agree, if there are some and it is worth more so.</summary>
    private static void AddUncovered(PictureWalk walk, PictureStretch stretch, List<PictureStretch> stretches)
    {
        var mask = BlockMask.Of(stretch.Pairs);
        if (mask.Count < PictureHash.Bits && stretch.Pairs.Count >= LeastPairsForMask)
        {
            stretches.AddRange(walk.Find(stretch.Line, stretch.Geometry, mask, LeastNats));
        }
    }

    private static bool IsOn(LineFit line, Anchor anchor) => Math.Abs(line.Map(anchor.Time) - anchor.MatchTime) <= OnLine;
}
