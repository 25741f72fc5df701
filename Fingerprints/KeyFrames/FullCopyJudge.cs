using TVidz.Fingerprints.Packets;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.KeyFrames;

/// <summary>
/// Judges by key frames alone whether a video is a copy of another from beginning to end. Most of its frames are not
/// looked at, so it is strict: whoever doubts decodes. Thread-safe.
/// </summary>
/// <remarks>
/// A piece that was replaced shows in one of two ways. A key frame lies in it: that shows another picture. Or none does:
/// then encoders spend, where the piece begins or ends, nearly as many bytes as on a key frame (a burst), for nothing there
/// can be predicted; and where there is a burst, the original has no cut.
/// </remarks>
/// <param name="matcher">Weighs what agrees.</param>
public sealed class FullCopyJudge(FingerprintMatcher matcher)
{
    /// <summary>The least score of a copy: twice the evidence of a match.</summary>
    public const double LeastScore = 0.75;

    /// <summary>Seconds by which copies may differ in length; and be shifted.</summary>
    public const double DurationTolerance = 0.25, Shift = 0.2;

    /// <summary>
    /// Seconds by which the line through key frames may miss: they are few, and of a shot that moves slowly, what is kept
    /// is one picture a second, any of which may look most like them.
    /// </summary>
    private const double LineShift = 1.5;

    /// <summary>Cuts that must follow new pictures, or precede them, by the same time to show a shift.</summary>
    private const int CutsOfShift = 3;

    /// <summary>Bits, the same as of pictures that agree in an alignment: 1 in 1,000 unrelated ones differs by no more.</summary>
    private const int MostDifferent = 46;

    /// <summary>The longest time without a key frame: encoders' usual 250 frames, at 24 a second, and a little.</summary>
    private const double LongestGap = 10.6;

    /// <summary>Seconds between key frames up to which bursts say nothing: nothing long could hide there, and some codecs have them always.</summary>
    private const double ShortGap = 2.6;

    /// <summary>Seconds from a cut within which a burst is explained by it.</summary>
    private const double NearCut = 0.15;

    /// <summary>Seconds from a picture to the beginning of the run after it: the interval in which runs are kept.</summary>
    private const double RunInterval = 1.2;

    /// <summary>What speaks against a copy.</summary>
    /// <param name="keyFrames">The video's key frames.</param>
    /// <param name="packets">The video's packets.</param>
    /// <param name="original">The other video's fingerprint, of all frames.</param>
    public CopyDoubt Doubt(KeyFrameTrack keyFrames, PacketTrack packets, Fingerprint original)
    {
        ArgumentNullException.ThrowIfNull(keyFrames);
        ArgumentNullException.ThrowIfNull(packets);
        ArgumentNullException.ThrowIfNull(original);
        var video = keyFrames.Fingerprint;
        if (Math.Abs(video.Duration - original.Duration) > DurationTolerance)
        {
            return CopyDoubt.Duration;
        }

        var alignment = matcher.Align(video, original.WithoutProbe());
        return alignment.Match is not { } match || alignment.Score < LeastScore ? CopyDoubt.Evidence
            : !match.Segments.All(IsInPlace) || IsShifted(packets, original) ? CopyDoubt.Line
            : !ShowsTheSame(keyFrames, original.Pictures) ? CopyDoubt.Picture
            : DoubtBetween(packets, original);
    }

    /// <summary>Whether a shared stretch lies where a copy of the whole video has it, as far as key frames can tell.</summary>
    public static bool IsInPlace(Segment segment) =>
        !segment.Mirrored
        && Math.Abs(segment.Start - segment.MatchStart) <= LineShift
        && Math.Abs(segment.End - segment.MatchEnd) <= LineShift;

    /// <summary>
    /// Whether what is new in the packets (key frames, bursts) lies a fixed time from the cuts: both are known to the frame.
    /// </summary>
    private static bool IsShifted(PacketTrack packets, Fingerprint original)
    {
        double[] news = [.. packets.Groups.Select(group => group.Time).Concat(packets.Bursts).Order()];
        double[] shifts =
        [
            .. original.SceneCuts
                .SelectMany(cut => news.Select(time => time - cut).Where(shift => Math.Abs(shift) <= LineShift + NearCut))
                .Order(),
        ];
        var inPlace = shifts.Count(shift => Math.Abs(shift) <= NearCut);
        var first = 0;
        for (var last = 0; last < shifts.Length; last++)
        {
            while (shifts[last] - shifts[first] > 2 * NearCut)
            {
                first++;
            }

            if (last - first + 1 >= CutsOfShift && last - first + 1 > 2 * inPlace)
            {
                return true;
            }
        }

        return false;
    }

    private static bool ShowsTheSame(KeyFrameTrack keyFrames, PictureTrack track)
    {
        var runs = track.Runs.Where(run => run.Area == 0).ToList();
        return IsEachIn(runs, keyFrames.Fingerprint.Probe!.Pictures, keyFrames.Fingerprint.Duration)
            && !keyFrames.Blanks.Any(time => runs.Exists(run => run.Start < time - Shift && run.End > time + Shift));
    }

    /// <summary>Whether all pictures are there, but for some between two that are there and too near for much to hide.</summary>
    private static bool IsEachIn(List<PictureRun> runs, IEnumerable<ProbePicture> pictures, double end)
    {
        var (lastSeen, isMissing) = (0.0, false);
        foreach (var picture in pictures)
        {
            if (!IsIn(runs, picture))
            {
                isMissing = true;
            }
            else if (isMissing && picture.Start - lastSeen > ShortGap)
            {
                return false;
            }
            else
            {
                (lastSeen, isMissing) = (picture.Start, false);
            }
        }

        return !isMissing || end - lastSeen <= ShortGap;
    }

    /// <summary>
    /// Whether the picture is there. Of a run only the first frame is known; what moves looks a little different in the
    /// middle of it, so the beginning of the next may speak for it as well.
    /// </summary>
    private static bool IsIn(List<PictureRun> runs, ProbePicture picture) => runs.Exists(run =>
        run.Start <= picture.Start + RunInterval
        && run.End >= picture.Start - Shift
        && run.Hashes.Centre.DistanceTo(picture.Hashes[0]) <= MostDifferent);

    private static CopyDoubt DoubtBetween(PacketTrack packets, Fingerprint original)
    {
        double[] times = [.. packets.Groups.Select(group => Math.Max(0, group.Time)), packets.Duration];
        for (var i = 0; i + 1 < times.Length; i++)
        {
            var (start, end) = (times[i], times[i + 1]);
            if (end - start > LongestGap)
            {
                return CopyDoubt.Gap;
            }

            if (end - start > ShortGap && packets.Bursts.Any(time => time > start && time < end && !IsCut(original, time)))
            {
                return CopyDoubt.Burst;
            }
        }

        return CopyDoubt.None;
    }

    private static bool IsCut(Fingerprint original, double time) =>
        original.SceneCuts.Any(cut => Math.Abs(cut - time) <= NearCut);
}
