namespace TVidz.Bench.Analysis;

/// <summary>A size of picture, and how much of a film is shown in it, so that no row takes much longer than the others.</summary>
/// <param name="Name">As the table calls it.</param>
/// <param name="Width">Pixels a line; lines are 9 for each 16.</param>
/// <param name="Seconds">The film is at most about so long.</param>
internal sealed record Size(string Name, int Width, double Seconds)
{
    /// <summary>1080p, which the bars are for.</summary>
    public static readonly Size FullHd = new("1080p", 1920, 60);

    /// <summary>Those that are measured; the first get the longest films.</summary>
    public static readonly IReadOnlyList<Size> All = [FullHd, new("360p", 640, 60), new("4K", 3840, 10)];
}
