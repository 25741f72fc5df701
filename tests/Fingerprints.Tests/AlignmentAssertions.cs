namespace TVidz.Fingerprints.Tests;

internal static class AlignmentAssertions
{
    /// <summary>The match of an alignment that must be one.</summary>
    public static VideoMatch ShouldMatch(this Alignment alignment)
    {
        alignment.IsMatch.ShouldBeTrue(string.Join(' ', alignment.Missing));
        alignment.Score.ShouldBeGreaterThanOrEqualTo(Alignment.Threshold);
        return alignment.Match.ShouldNotBeNull();
    }
}
