using System.Collections.Immutable;
using System.Globalization;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>An alignment's evidence in words for a person.</summary>
internal static class AlignmentWords
{
    /// <summary>What the evidence of the chosen stretches, best first, is made of.</summary>
    /// <param name="stretches">At least one.</param>
    /// <param name="choices">Nats that the choice of each further stretch costs.</param>
    public static ImmutableArray<ScorePart> Parts(IReadOnlyList<SharedStretch> stretches, double choices)
    {
        var best = stretches[0];
        var parts = ImmutableArray.CreateBuilder<ScorePart>();
        if (best.Pictures is { } pictures)
        {
            parts.Add(new ScorePart(
                "agreeing pictures", pictures.Nats,
                Text($"{pictures.Pairs.Count} pictures agree, {pictures.Disagreeing} between them do not{Shown(pictures.Geometry.Orientation)}")));
        }

        if (best.Cuts is { } cuts && (best.Pictures is null || cuts.Nats > 0))
        {
            AddCuts(cuts, parts);
        }

        if (stretches.Count > 1)
        {
            parts.Add(new ScorePart(
                "further stretches", stretches.Skip(1).Sum(stretch => stretch.Nats - choices),
                Text($"{stretches.Count - 1} more")));
        }

        return parts.ToImmutable();
    }

    /// <summary>Why a stretch does not suffice.</summary>
    public static ImmutableArray<string> Missing(
        SharedStretch best, double nats, double threshold, double librarySize, Timeline video, Timeline other)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        missing.Add(Text(
            $"{best.Pictures?.Pairs.Count ?? 0} agreeing pictures and {best.Cuts?.Pairs.Length ?? 0} agreeing cuts are worth {nats:0.0} nats; {threshold:0.0} are needed to rule out coincidence among {librarySize:#,0} videos."));
        AddUnknownPictures(missing, video, other);
        AddRegular(missing, video, other);
        return missing.ToImmutable();
    }

    /// <summary>Why nothing aligns.</summary>
    public static string Nothing(Timeline video, Timeline other, int least)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        AddUnknownPictures(missing, video, other);
        if (missing.Count == 0)
        {
            missing.Add("No pictures of the two agree.");
        }

        var (whose, count) = video.Cuts.Length < least ? ("This video", video.Cuts.Length) : ("The other video", other.Cuts.Length);
        missing.Add(count < least
            ? Text($"{whose} has {count} cuts; at least {least} must agree.")
            : Text($"No {least} cuts in a row agree in their intervals."));
        AddRegular(missing, video, other);
        return string.Join(' ', missing);
    }

    private static void AddCuts(Stretch cuts, ImmutableArray<ScorePart>.Builder parts)
    {
        parts.Add(new ScorePart("agreeing cuts", cuts.Agreement, Text($"{cuts.Pairs.Length} cuts agree")));
        if (cuts.Unmatched > 0)
        {
            parts.Add(new ScorePart(
                "cuts without a counterpart", cuts.Unmatched * EvidenceModel.UnmatchedNats,
                Text($"{cuts.Unmatched} cuts of one video are not in the other")));
        }

        if (cuts.Ends > 0)
        {
            parts.Add(new ScorePart("ends", cuts.Ends, "the videos begin or end together, or no cut contradicts"));
        }

        if (cuts.SpeedCost < 0)
        {
            parts.Add(new ScorePart(
                "changed speed", cuts.SpeedCost, Text($"among all speeds, {cuts.Segment.Speed:0.###} fits best")));
        }
    }

    private static string Shown(Orientation orientation) =>
        (orientation.IsMirrored ? ", mirrored" : "") + (orientation.IsNegative ? ", as a negative" : "");

    private static void AddUnknownPictures(ImmutableArray<string>.Builder missing, Timeline video, Timeline other)
    {
        if (video.Fingerprint.Pictures.IsEmpty || other.Fingerprint.Pictures.IsEmpty)
        {
            var whose = video.Fingerprint.Pictures.IsEmpty ? "this video" : "the other video";
            missing.Add($"The pictures of {whose} are not known, or blank.");
        }
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
