namespace TVidz.Client.Http;

/// <summary>Some of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="NextCursor">Asks for those that follow; null when these were the last.</param>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor = null);
