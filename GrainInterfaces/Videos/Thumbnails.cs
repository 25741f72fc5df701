namespace TVidz.GrainInterfaces.Videos;

/// <summary>How a video's thumbnails lie in their one picture: row by row, from the left. Number i (from 0) shows second (i + 0.5) × <paramref name="Interval"/>.</summary>
/// <param name="Count">Thumbnails, at least 1.</param>
/// <param name="Columns">Thumbnails a full row.</param>
/// <param name="Width">Pixels of one thumbnail.</param>
/// <param name="Height">Pixels of one thumbnail.</param>
/// <param name="Interval">Seconds from one to the next.</param>
[GenerateSerializer, Immutable, Alias("tvidz.Thumbnails")]
public sealed record Thumbnails(
    [property: Id(0)] int Count,
    [property: Id(1)] int Columns,
    [property: Id(2)] int Width,
    [property: Id(3)] int Height,
    [property: Id(4)] double Interval);
