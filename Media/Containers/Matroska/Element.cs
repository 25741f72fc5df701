namespace TVidz.Media.Containers.Matroska;

/// <summary>The place of an element's content in the file.</summary>
/// <param name="Id">What it is, with the marker of its length.</param>
/// <param name="Start">Bytes from the file's beginning.</param>
/// <param name="End">The first byte after it.</param>
internal readonly record struct Element(uint Id, long Start, long End)
{
    /// <summary>Bytes.</summary>
    public long Size => End - Start;
}
