namespace TVidz.Client.Objects;

/// <summary>What a save or restore did.</summary>
/// <param name="Total">Objects there are.</param>
/// <param name="Moved">Objects that had to be moved.</param>
internal sealed record Transfer(int Total, int Moved);
