namespace TVidz.Client.Http;

/// <summary>What became of an import's lines.</summary>
/// <param name="Imported">How many were taken in.</param>
/// <param name="Rejected">Which were not, and why.</param>
internal sealed record ImportReport(long Imported, IReadOnlyList<RejectedLine> Rejected);
