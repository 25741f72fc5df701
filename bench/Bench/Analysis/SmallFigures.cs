namespace TVidz.Bench.Analysis;

/// <summary>Small uploads at once, as many in work as there are cores: from the first upload to the last answer.</summary>
/// <param name="Uploads">How many.</param>
/// <param name="Own">The silo and its children.</param>
/// <param name="Ffmpeg">Bare decoding of the same files by ffmpeg, as many at once as there are cores.</param>
internal sealed record SmallFigures(int Uploads, Cost Own, Cost Ffmpeg)
{
    /// <summary>Time over that of ffmpeg alone.</summary>
    public double OverFfmpeg => Own.Wall / Ffmpeg.Wall;

    /// <summary>Measures both; the uploads are new videos.</summary>
    public static async Task<SmallFigures> MeasureAsync(Uploads uploads, IReadOnlyList<string> paths)
    {
        var ffmpeg = await Rivals.DecodeAllAsync(paths);
        return new SmallFigures(paths.Count, await uploads.RunAllAsync(paths), ffmpeg);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Uploads} uploads of 5 s (1080p H.264) at once: CPU, time {Own}; ffmpeg alone {Ffmpeg}; time {OverFfmpeg:0.00} ×");
}
