using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>Finds the moments at which two videos show the same picture under one geometry.</summary>
internal sealed class AnchorFinder(QueryPictures query, PictureTrack kept)
{
    /// <summary>Bits: pictures that differ in more are no anchor by themselves.</summary>
    private const int MostDifferent = 38;

    /// <summary>Seconds without an agreeing picture that end a sequence of them.</summary>
    private const double Gap = 0.6;

    /// <summary>Bits by which the first of a sequence may be worse than its best for the picture to be still.</summary>
    private const int Still = 3;

    /// <summary>The most anchors of one geometry; those worth most.</summary>
    private const int MostAnchors = 1500;

    /// <summary>The most pairs of pictures that are compared under one geometry; of longer videos fewer of the query's are taken.</summary>
    private const long MostPairs = 4_000_000;

    /// <summary>The anchors of a geometry.</summary>
    public List<Anchor> Find(Geometry geometry)
    {
        var anchors = new List<Anchor>();
        var pictures = Turned(geometry);
        foreach (var run in kept.Runs)
        {
            if (run.Area == geometry.KeptArea)
            {
                AddSequences(run, run.Hashes[geometry.Kept], pictures, anchors);
            }
        }

        return anchors.Count <= MostAnchors
            ? anchors
            : [.. anchors.OrderByDescending(anchor => anchor.Nats).ThenBy(anchor => anchor.Time).Take(MostAnchors)];
    }

    private List<(double Start, double End, byte Detail, PictureHash Hash)> Turned(Geometry geometry)
    {
        var step = 1 + (int)((long)query.All.Length * kept.Runs.Length / MostPairs);
        var turned = new List<(double, double, byte, PictureHash)>();
        var seen = 0;
        foreach (var picture in query.All)
        {
            if (picture.Area == geometry.Area && seen++ % step == 0)
            {
                turned.Add((picture.Start, picture.End, picture.Detail, geometry.Orientation.Apply(picture.Hashes[geometry.Window])));
            }
        }

        return turned;
    }

    /// <summary>
    /// The query's pictures that agree with a run, in sequences: the best of each falls together with the run's
    /// beginning, where it was hashed; of a still picture, the sequence's beginning does.
    /// </summary>
    private static void AddSequences(
        PictureRun run, PictureHash hash, List<(double Start, double End, byte Detail, PictureHash Hash)> pictures,
        List<Anchor> anchors)
    {
        var weight = PictureEvidence.Weight(run.Detail);
        double first = 0, last = double.NegativeInfinity, best = 0, bestNats = 0;
        int firstDistance = 0, bestDistance = 0;
        foreach (var picture in pictures)
        {
            var distance = hash.DistanceTo(picture.Hash);
            if (distance > MostDifferent)
            {
                continue;
            }

            if (picture.Start - last > Gap)
            {
                Close();
                (first, firstDistance, bestNats, bestDistance) = (picture.Start, distance, 0, int.MaxValue);
            }

            last = picture.End;
            var nats = PictureEvidence.Nats(distance) * Math.Min(weight, PictureEvidence.Weight(picture.Detail));
            (best, bestDistance, bestNats) = distance < bestDistance ? (picture.Start, distance, nats) : (best, bestDistance, bestNats);
        }

        Close();

        void Close()
        {
            if (bestNats <= 0)
            {
                return;
            }

            anchors.Add(new Anchor(best, run.Start, bestNats));
            if (best > first && firstDistance <= bestDistance + Still)
            {
                anchors.Add(new Anchor(first, run.Start, bestNats));
            }
        }
    }
}
