namespace TVidz.Media.Decoding;

/// <summary>The decoder's output is not the stream of frames that it was asked for.</summary>
internal sealed class NutFormatException(string message) : Exception(message);
