using System.Text.Json.Serialization;

namespace TVidz.Api.Import;

/// <summary>What became of an import's lines.</summary>
/// <param name="Imported">How many were taken in.</param>
/// <param name="Rejected">Which were not, and why; the first 1000.</param>
/// <param name="RejectedCount">How many were not, in all.</param>
public sealed record ImportReport(long Imported, IReadOnlyList<ImportReport.Line> Rejected, long RejectedCount)
{
    /// <summary>A line that was not taken in.</summary>
    /// <param name="Number">Its number, from 1.</param>
    /// <param name="Reason">What was wrong with it.</param>
    public sealed record Line([property: JsonPropertyName("line")] long Number, string Reason);
}
