namespace TVidz.Client.Predecessor;

/// <summary>An import cannot go on; the message is for the person at the terminal.</summary>
internal sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
