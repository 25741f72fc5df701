using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>Which of a video's points are so regular that an agreement of the intervals between them says nothing.</summary>
internal readonly struct Rhythm
{
    private readonly Timeline _timeline;
    private readonly bool _hasNone;

    /// <param name="timeline">The video.</param>
    public Rhythm(Timeline timeline)
    {
        _timeline = timeline;
        _hasNone = true;
        for (var i = 0; i <= timeline.Cuts.Length && _hasNone; i++)
        {
            _hasNone = !timeline.IsDull(i - 1, i);
        }
    }

    /// <summary>Whether all three intervals between the points are.</summary>
    public bool IsDull(int a, int b, int c, int d) =>
        !_hasNone && _timeline.IsDull(a - 1, b - 1) && _timeline.IsDull(b - 1, c - 1) && _timeline.IsDull(c - 1, d - 1);
}
