using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>Finds the moments at which two videos show the same picture under one geometry.</summary>
internal sealed class AnchorFinder(QueryPictures query, KeptPictures kept)
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

    private readonly int _step = 1 + (int)((long)query.All.Length * kept.Count / MostPairs);
    private readonly int[] _near = new int[query.All.Length];
    private readonly Dictionary<int, int[]> _indices = [];
    private readonly Dictionary<(int Area, int Window), HashColumns> _columns = [];

    /// <summary>The anchors of a geometry.</summary>
    public List<Anchor> Find(Geometry geometry)
    {
        var anchors = new List<Anchor>();
        var (indices, columns) = Compared(geometry.Area, geometry.Window);
        var runs = kept.Of(geometry.KeptArea);
        var hashes = runs.Hashes(geometry.Kept, geometry.Orientation);
        var queryHashes = query.Hashes(geometry.Window);
        for (var run = 0; run < hashes.Length; run++)
        {
            var near = _near.AsSpan(0, columns.FindNear(hashes[run], MostDifferent, _near));
            if (near.Length > 0)
            {
                AddSequences(runs.All[run], hashes[run], queryHashes, indices, near, anchors);
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
    private void AddSequences(
        in SeenPicture run, PictureHash hash, ReadOnlySpan<PictureHash> queryHashes,
        int[] indices, ReadOnlySpan<int> near, List<Anchor> anchors)
    {
        var sequence = new Sequence(run, anchors);
        foreach (var position in near)
        {
            var index = indices[position];
            sequence.Add(query.All[index], hash.DistanceTo(queryHashes[index]));
        }

        sequence.Close();
    }

    /// <summary>The query's pictures of an area that are compared, and the hashes of a window of them.</summary>
    private (int[] Indices, HashColumns Columns) Compared(int area, int window)
    {
        if (!_indices.TryGetValue(area, out var indices))
        {
            indices = [.. Enumerable.Range(0, query.All.Length).Where(i => i % _step == 0 && query.All[i].Area == area)];
            _indices.Add(area, indices);
        }

        if (!_columns.TryGetValue((area, window), out var columns))
        {
            columns = new HashColumns(Array.ConvertAll(indices, i => query.Hashes(window)[i]));
            _columns.Add((area, window), columns);
        }

        return (indices, columns);
    }

    /// <summary>Pictures, one soon after the other, that agree with a run.</summary>
    private struct Sequence(SeenPicture run, List<Anchor> anchors)
    {
        private double _first, _last = double.NegativeInfinity, _best, _nats;
        private int _firstDistance, _bestDistance;

        public void Add(in SeenPicture picture, int distance)
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
                _nats = PictureEvidence.Nats(distance) * Math.Min(run.Weight, picture.Weight);
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
