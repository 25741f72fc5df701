namespace TVidz.Accuracy.Transforms;

/// <summary>All lists together.</summary>
internal static class AllTransforms
{
    /// <summary>In the order of the lists.</summary>
    public static readonly IReadOnlyList<Transform> List =
        [.. FirstList.Transforms, .. HardList.Transforms, .. LongList.Transforms, .. PhoneList.Transforms];
}
