using System.ComponentModel.DataAnnotations;

namespace TVidz.Grains.Index;

/// <summary>Settings of the fingerprint index. The same in every silo.</summary>
public sealed class IndexOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Index";

    /// <summary>Into how many partitions the index is divided: one for each core of the silos. A search looks up the same in each, side by side.</summary>
    [Range(1, 4096)]
    public int Partitions { get; set; } = 2;

    /// <summary>Expected size of the library in videos: the more there are, the more a match must show.</summary>
    [Range(1, 1_000_000_000)]
    public int LibrarySize { get; set; } = 1_000_000;
}
