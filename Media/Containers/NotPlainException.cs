namespace TVidz.Media.Containers;

/// <summary>A file is none of the plain ones that are read here; ffprobe and ffmpeg see what it is.</summary>
internal sealed class NotPlainException(string reason) : Exception(reason);
