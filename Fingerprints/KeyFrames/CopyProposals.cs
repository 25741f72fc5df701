namespace TVidz.Fingerprints.KeyFrames;

/// <summary>Which videos a search for key frames proposes as originals: <see cref="FullCopyJudge"/> says whether they are.</summary>
public static class CopyProposals
{
    /// <summary>The least score of what is proposed.</summary>
    public const double LeastScore = 0.25;

    /// <summary>Videos that are kept of a search; and of these, held against the judge.</summary>
    public const int MostFound = 50, MostJudged = 4;

    /// <summary>With more key frames than this share of all frames, to decode them is not early.</summary>
    public const double MostKeyFrames = 0.25;

    /// <summary>Whether some of what is shared lies where a copy of the whole video has it.</summary>
    public static bool IsInPlace(VideoMatch match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return match.Segments.Any(FullCopyJudge.IsInPlace);
    }
}
