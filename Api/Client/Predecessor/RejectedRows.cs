using System.Text.RegularExpressions;

namespace TVidz.Client.Predecessor;

/// <summary>Rows that were not taken in for one reason.</summary>
internal sealed partial class RejectedRows
{
    /// <summary>How many.</summary>
    public long Count { get; set; }

    /// <summary>The first one's id.</summary>
    public required string FirstId { get; init; }

    /// <summary>What was wrong with the first one.</summary>
    public required string FirstReason { get; init; }

    /// <summary>A reason without its numbers.</summary>
    public static string KindOf(string reason) => Number().Replace(reason, "N");

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][-+]?\d+)?")]
    private static partial Regex Number();
}
