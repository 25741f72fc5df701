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

    private readonly int _step = 1 + (int)((long)query.All.Length * kept.Runs.Length / MostPairs);

    /// <summary>The anchors of a geometry.</summary>
    public List<Anchor> Find(Geometry geometry)
    {
        var anchors = new List<Anchor>();
        foreach (var run in kept.Runs)
        {
            if (run.Area == geometry.KeptArea)
            {
                AddSequences(run, geometry, anchors);
            }
        }

        return anchors.Count <= MostAnchors
            ? anchors
            : [.. anchors.OrderByDescending(anchor => anchor.Nats).ThenBy(anchor => anchor.Time).Take(MostAnchors)];
    }

    /// <summary>
    /// The query's pictures that agree with a run, in sequences: the best of each falls together with the run's
    /// beginning, where it was hashed; of a still picture, the sequence's beginning does.
    /// </summary>
    private void AddSequences(PictureRun run, Geometry geometry, List<Anchor> anchors)
    {
        var hash = run.Hashes[geometry.Kept];
        var hashes = query.Hashes(geometry.Window, geometry.Orientation);
        var sequence = new Sequence(run, anchors);
        for (var i = 0; i < hashes.Length; i += _step)
        {
            var distance = hash.DistanceTo(hashes[i]);
            if (distance <= MostDifferent && query.All[i].Area == geometry.Area)
            {
                sequence.Add(query.All[i], distance);
            }
        }

        sequence.Close();
    }

    /// <summary>Pictures, one soon after the other, that agree with a run.</summary>
    private struct Sequence(PictureRun run, List<Anchor> anchors)
    {
        private readonly double _weight = PictureEvidence.Weight(run.Detail);
        private double _first, _last = double.NegativeInfinity, _best, _nats;
        private int _firstDistance, _bestDistance;

        public void Add(in ProbePicture picture, int distance)
        {
            if (picture.Start - _last > Gap)
            {
                Close();
                (_first, _firstDistance, _bestDistance) = (picture.Start, distance, int.MaxValue);
            }

            _last = picture.End;
            if (distance < _bestDistance)
            {
                (_best, _bestDistance) = (picture.Start, distance);
                _nats = PictureEvidence.Nats(distance) * Math.Min(_weight, PictureEvidence.Weight(picture.Detail));
            }
        }

        public void Close()
        {
            if (_nats > 0)
            {
                anchors.Add(new Anchor(_best, run.Start, _nats));
                if (_best > _first && _firstDistance <= _bestDistance + Still)
                {
                    anchors.Add(new Anchor(_first, run.Start, _nats));
                }
            }

            _nats = 0;
        }
    }
}
