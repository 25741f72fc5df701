namespace TVidz.Api.Hosting;

/// <summary>The configuration does not let the API start; the message says what to change.</summary>
/// <param name="message">For the operator.</param>
public sealed class StartRefusedException(string message) : Exception(message);
