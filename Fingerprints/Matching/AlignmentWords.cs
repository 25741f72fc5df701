using System.Collections.Immutable;
using System.Globalization;

namespace TVidz.Fingerprints.Matching;

/// <summary>An alignment's evidence in words for a person.</summary>
internal static class AlignmentWords
{
    /// <summary>What the evidence of the chosen stretches, best first, is made of.</summary>
    /// <param name="stretches">At least one.</param>
    /// <param name="choices">Nats that the choice of each further stretch costs.</param>
    public static ImmutableArray<ScorePart> Parts(IReadOnlyList<Stretch> stretches, double choices)
    {
        var best = stretches[0];
        var parts = ImmutableArray.CreateBuilder<ScorePart>();
        parts.Add(new ScorePart("agreeing cuts", best.Agreement, Text($"{best.Pairs.Length} cuts agree")));
        if (best.Unmatched > 0)
        {
            parts.Add(new ScorePart(
                "cuts without a counterpart", best.Unmatched * EvidenceModel.UnmatchedNats,
                Text($"{best.Unmatched} cuts of one video are not in the other")));
        }

        if (best.Ends > 0)
        {
            parts.Add(new ScorePart("ends", best.Ends, "the videos begin or end together, or no cut contradicts"));
        }

        if (best.SpeedCost < 0)
        {
            parts.Add(new ScorePart(
                "changed speed", best.SpeedCost, Text($"among all speeds, {best.Segment.Speed:0.###} fits best")));
        }

        if (stretches.Count > 1)
        {
            parts.Add(new ScorePart(
                "further stretches", stretches.Skip(1).Sum(stretch => stretch.Nats - choices),
                Text($"{stretches.Count - 1} more with {stretches.Skip(1).Sum(stretch => stretch.Pairs.Length)} agreeing cuts")));
        }

        return parts.ToImmutable();
    }

    /// <summary>Why a stretch does not suffice.</summary>
    public static ImmutableArray<string> Missing(
        Stretch best, double nats, double threshold, double librarySize, Timeline video, Timeline other)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        missing.Add(Text(
            $"{best.Pairs.Length} agreeing cuts are worth {nats:0.0} nats; {threshold:0.0} are needed to rule out coincidence among {librarySize:#,0} videos."));
        AddRegular(missing, video, other);
        return missing.ToImmutable();
    }

    /// <summary>Why nothing can align.</summary>
    public static string TooFewCuts(Timeline video, Timeline other, int least)
    {
        var (whose, count) = video.Cuts.Length < least ? ("This video", video.Cuts.Length) : ("The other video", other.Cuts.Length);
        return Text($"{whose} has {count} cuts; at least {least} must agree.");
    }

    /// <summary>Why nothing aligns.</summary>
    public static string NothingAligns(Timeline video, Timeline other, int least)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        missing.Add(Text($"No {least} cuts in a row agree in their intervals."));
        AddRegular(missing, video, other);
        return string.Join(' ', missing);
    }

    private static void AddRegular(ImmutableArray<string>.Builder missing, Timeline video, Timeline other)
    {
        if (video.IsRegular || other.IsRegular)
        {
            var whose = video.IsRegular ? "This video" : "The other video";
            missing.Add($"{whose} changes its picture at regular intervals, which say little.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
