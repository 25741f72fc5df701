namespace TVidz.Client.Http;

/// <summary>A call failed; the message is for the person at the terminal.</summary>
internal sealed class ApiException(string message, Exception? inner = null) : Exception(message, inner);
