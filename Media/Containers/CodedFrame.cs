namespace TVidz.Media.Containers;

/// <summary>Where a file keeps a coded frame.</summary>
/// <param name="Offset">Bytes from the file's beginning.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Time">Seconds at which it is shown, on the container's clock.</param>
/// <param name="Duration">Seconds for which it is shown.</param>
/// <param name="IsKey">Whether it can be decoded by itself.</param>
internal readonly record struct CodedFrame(long Offset, int Size, double Time, double Duration, bool IsKey);
