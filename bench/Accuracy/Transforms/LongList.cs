namespace TVidz.Accuracy.Transforms;

/// <summary>
/// What is done to the film of two hours: played a little faster or slower, as between clocks that do not agree. At its end
/// it is seconds away from where it would be at the film's own speed.
/// </summary>
internal static class LongList
{
    /// <summary>Both ways.</summary>
    public static readonly IReadOnlyList<Transform> Transforms = [Drifting("drift-faster", 1.001), Drifting("drift-slower", 0.999)];

    private static Transform Drifting(string name, double speed) =>
        new(name, Demand.HardList, input => input.Filtered("null", speed));
}
