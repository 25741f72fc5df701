namespace TVidz.Fingerprints.Pictures;

/// <summary>What is kept of a picture: hashes of three windows, by which copies are found that show only a part of it.</summary>
/// <param name="Centre">Its centre, 80 % a side: all but the edges.</param>
/// <param name="Close">Its centre, 62 % a side: for crops to 60 %, or of a corner.</param>
/// <param name="Column">Its middle column, as high as <paramref name="Centre"/>: for upright crops of wide pictures.</param>
public readonly record struct PictureHashes(PictureHash Centre, PictureHash Close, PictureHash Column)
{
    /// <summary>How many there are.</summary>
    public const int Count = 3;

    /// <summary>The hashes in order: centre, close, column.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public PictureHash this[int index] => index switch
    {
        0 => Centre,
        1 => Close,
        2 => Column,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A picture has three hashes."),
    };
}
