using System.Collections.Immutable;

namespace TVidz.Fingerprints.Matching;

/// <summary>The moments at which two videos agree, by their time in the first.</summary>
internal static class AlignedTimes
{
    /// <summary>The cuts that agree.</summary>
    public static ImmutableArray<AlignedTime> Cuts(IEnumerable<SharedStretch> stretches, Timeline first, Timeline second) =>
    [
        .. from cuts in stretches.Select(stretch => stretch.Cuts).OfType<Stretch>()
           from pair in cuts.Pairs
           let time = first.Cuts[pair.First]
           let matchTime = second.Cuts[pair.Second]
           orderby time
           select new AlignedTime(time, matchTime, Math.Abs(cuts.Line.Unmap(matchTime) - time)),
    ];

    /// <summary>The pictures that agree.</summary>
    public static ImmutableArray<AlignedTime> Pictures(IEnumerable<SharedStretch> stretches) =>
    [
        .. from pictures in stretches.Select(stretch => stretch.Pictures).OfType<PictureStretch>()
           from pair in pictures.Pairs
           orderby pair.Time
           select new AlignedTime(pair.Time, pair.MatchTime, pair.Error),
    ];

    /// <summary>The same seen from the other video, whose clock may run at another speed.</summary>
    public static ImmutableArray<AlignedTime> Reversed(ImmutableArray<AlignedTime> times) =>
        [.. times.Select(aligned => new AlignedTime(aligned.MatchTime, aligned.Time, aligned.Error)).OrderBy(aligned => aligned.Time)];
}
