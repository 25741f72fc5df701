namespace TVidz.Client.Http;

/// <summary>A line that was not taken in.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Reason">What was wrong with it.</param>
internal sealed record RejectedLine(int Line, string Reason);
