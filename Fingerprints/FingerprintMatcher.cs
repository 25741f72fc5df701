using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints;

/// <summary>
/// Decides whether two videos share material, and which seconds of each. Compares the intervals between cuts and the
/// pictures, at the same speed and at others, and weighs what agrees and what does not as log-odds against coincidence.
/// Thread-safe.
/// </summary>
/// <remarks>
/// The chance that two unrelated videos of n and m cuts reach S nats of evidence is K n m exp(-S) (the form of Karlin and
/// Altschul 1990): so the threshold is T = ln(library size / false matches accepted) + ln(K n m), and the score is
/// 1 - 2^(-S/T).
/// </remarks>
/// <param name="options">The parameters.</param>
public sealed class FingerprintMatcher(MatcherOptions options)
{
    /// <summary>The share of both videos that must be shared for <see cref="MatchKind.Full"/>.</summary>
    public const double FullCoverage = 0.9;

    /// <summary>
    /// K: alignments that overlap are no independent chances, and densities are taken from above. Measured on unrelated
    /// videos of 5 to 150 cuts, where it is 0.05 to 0.1.
    /// </summary>
    private const double ChoiceShare = 0.1;

    /// <summary>The same for pictures, of which neighbours are alike; and for the geometries that are tried.</summary>
    private const double PictureChoiceShare = 1;

    /// <summary>
    /// The fewest pictures that a video counts as having: so that one picture, however equal, is no match, as it may be a
    /// slate or a card that many show.
    /// </summary>
    private const int LeastPictures = 3;

    /// <summary>How many of the lines that cuts suggest are tried on the pictures.</summary>
    private const int MostLinesOfCuts = 3;

    /// <summary>Nats that a match takes in the smallest of libraries.</summary>
    private const double LeastThreshold = 5;

    /// <summary>Nats beyond the cost of the choice that a further stretch of a pair must be worth by itself.</summary>
    private const double FurtherStretchNats = 7;

    /// <summary>Whether the fingerprint says enough for a copy of the whole video to be recognised by it.</summary>
    public bool HasEvidence(Fingerprint fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        var timeline = new Timeline(fingerprint.WithoutProbe());
        var pictures = new PictureWalk(timeline.Pictures, new KeptPictures(fingerprint.Pictures))
            .Find(LineFit.Through(0, 0, 1), Geometry.Same, BlockMask.All, 0)
            .MaxBy(stretch => stretch.Nats);
        var cuts = CutsOfItself(timeline);
        if (pictures is null && cuts is null)
        {
            return false;
        }

        var itself = new SharedStretch(default, LineFit.Through(0, 0, 1), cuts, pictures);
        return itself.Nats >= Threshold(Choices(timeline, timeline, itself));
    }

    /// <summary>The best alignment of two videos, whether or not it suffices for a match; symmetric.</summary>
    public Alignment Align(Fingerprint video, Fingerprint other)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentNullException.ThrowIfNull(other);
        return Align(new Timeline(video), new Timeline(other));
    }

    /// <summary>As <see cref="Align(Fingerprint, Fingerprint)"/>, for timelines that are at hand.</summary>
    /// <param name="video">One video.</param>
    /// <param name="other">The other.</param>
    /// <param name="everywhere">Whether pictures are looked for everywhere; else only along the lines that cuts suggest.</param>
    internal Alignment Align(Timeline video, Timeline other, bool everywhere = true)
    {
        var swapped = video.Fingerprint.Probe is null && Compare(video, other) > 0;
        var (first, second) = swapped ? (other, video) : (video, other);
        var cuts = Math.Min(first.Cuts.Length, second.Cuts.Length) < options.MinMatchingCuts
            ? []
            : new StretchFinder(first, second, options).Find();
        var pictures = new PictureStretchFinder(first.Pictures, new KeptPictures(second.Fingerprint.Pictures), options)
            .Find(cuts.Take(MostLinesOfCuts).Select(stretch => stretch.Line), everywhere);
        var stretches = Choose(new StretchJoiner(first, second).Join(cuts, pictures), first, second);
        return stretches.Count == 0
            ? Nothing(AlignmentWords.Nothing(video, other, options.MinMatchingCuts))
            : Describe(stretches, first, second, swapped);
    }

    /// <summary>Nats that a pair of videos with so many cuts must reach for the score.</summary>
    internal double NatsFor(double score, int cuts, int otherCuts) =>
        -Threshold(Choices(cuts, otherCuts)) * Math.Log2(1 - score);

    private Stretch? CutsOfItself(Timeline timeline)
    {
        var count = timeline.Cuts.Length;
        if (count == 0 || count < options.MinMatchingCuts)
        {
            return null;
        }

        CutPair[] itself = [.. Enumerable.Range(0, count).Select(i => new CutPair(i, i))];
        return Stretch.Create(timeline, timeline, itself, options);
    }

    private static double Choices(int cuts, int otherCuts) => Math.Log(ChoiceShare * Math.Max(1, cuts) * Math.Max(1, otherCuts));

    /// <summary>Nats that the choice of the best among all alignments is worth.</summary>
    private static double Choices(Timeline first, Timeline second, SharedStretch best) => best.Pictures is null
        ? Choices(first.Cuts.Length, second.Cuts.Length)
        : Math.Max(
            Choices(first.Cuts.Length, second.Cuts.Length),
            Math.Log(PictureChoiceShare * PictureCount(first) * PictureCount(second)));

    private static int PictureCount(Timeline video) => Math.Max(LeastPictures, video.Fingerprint.Pictures.Runs.Length);

    /// <summary>Nats from which a pair counts as sharing material.</summary>
    private double Threshold(double choices) =>
        Math.Max(LeastThreshold, Math.Log(options.LibrarySize / options.FalseMatchesPerSearch) + choices);

    private static Alignment Nothing(string missing) => new(null, 0, [], [], [missing]);

    /// <summary>An order of videos, so that a pair is aligned the same way from whichever side it is seen.</summary>
    private static int Compare(Timeline video, Timeline other)
    {
        var order = video.Cuts.Length.CompareTo(other.Cuts.Length);
        return order != 0 ? order
            : video.Duration != other.Duration ? video.Duration.CompareTo(other.Duration)
            : video.Cuts.AsSpan().SequenceCompareTo(other.Cuts);
    }

    /// <summary>The best stretch, and those that are worth something beside it and contradict none chosen.</summary>
    private static List<SharedStretch> Choose(IReadOnlyList<SharedStretch> stretches, Timeline first, Timeline second)
    {
        var chosen = new List<SharedStretch>();
        foreach (var stretch in stretches)
        {
            if (chosen.Count == 0
                || (stretch.Nats >= FurtherStretchNats + Choices(first, second, stretch) && !chosen.Exists(stretch.Contradicts)))
            {
                chosen.Add(stretch);
            }
        }

        return chosen;
    }

    private Alignment Describe(List<SharedStretch> stretches, Timeline first, Timeline second, bool swapped)
    {
        var choices = Choices(first, second, stretches[0]);
        var parts = AlignmentWords.Parts(stretches, choices);
        var nats = parts.Sum(part => part.Nats);
        var threshold = Threshold(choices);
        var score = nats > 0 ? 1 - Math.Pow(2, -nats / threshold) : 0;
        var match = Match(stretches, score, first, second);
        var (video, other) = swapped ? (second, first) : (first, second);
        var aligned = AlignedTimes.Cuts(stretches, first, second);
        var agreeing = AlignedTimes.Pictures(stretches);
        return new Alignment(
            swapped ? match.Reversed() : match,
            score,
            swapped ? AlignedTimes.Reversed(aligned) : aligned,
            parts,
            nats >= threshold
                ? []
                : AlignmentWords.Missing(stretches[0], nats, threshold, options.LibrarySize, video, other))
        {
            AgreeingPictures = swapped ? AlignedTimes.Reversed(agreeing) : agreeing,
        };
    }

    private static VideoMatch Match(List<SharedStretch> stretches, double score, Timeline first, Timeline second)
    {
        var coverage = Coverage(stretches.Sum(s => s.Segment.End - s.Segment.Start), first.Duration);
        var matchCoverage = Coverage(stretches.Sum(s => s.Segment.MatchEnd - s.Segment.MatchStart), second.Duration);
        var kind = Math.Min(coverage, matchCoverage) >= FullCoverage ? MatchKind.Full : MatchKind.Partial;
        return new VideoMatch(
            score, kind, coverage, matchCoverage,
            [.. stretches.Select(stretch => stretch.Segment).OrderBy(segment => segment.Start)]);
    }

    private static double Coverage(double covered, double duration) =>
        duration > 0 ? Math.Clamp(covered / duration, 0, 1) : 0;
}
