namespace TVidz.Fingerprints.Tests.Footage;

/// <summary>Films as frames and as fingerprints.</summary>
internal static class Rendering
{
    /// <summary>Frames a second, unless a test says otherwise: enough for cuts to be told from movement.</summary>
    public const double Rate = 10;

    private const int Width = FingerprintBuilder.FrameWidth, Height = FingerprintBuilder.FrameHeight;

    /// <summary>The picture as a frame, as ffmpeg's scaler would have it.</summary>
    public static byte[] Frame(this Picture picture)
    {
        var luma = new byte[Width * Height];
        for (var i = 0; i < luma.Length; i++)
        {
            var x = Math.Min(0.9999, (i % Width + 0.5) / FingerprintBuilder.PictureWidth);
            luma[i] = (byte)Math.Round(Math.Clamp(picture(x, ((i / Width) + 0.5) / Height), 0, 255));
        }

        return luma;
    }

    /// <summary>Frames of a film, so many a second.</summary>
    public static List<byte[]> Frames(this Film film, double rate) =>
        [.. film.Times(rate).Select(time => film.At(time).Frame())];

    /// <summary>The film's fingerprint as it is just after the analysis.</summary>
    /// <param name="film">The film.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="late">Seconds by which the first frame's timestamp is not 0.</param>
    public static Fingerprint Analysed(this Film film, double rate = Rate, double late = 0) =>
        film.Analysed(film.Times(rate), late);

    /// <summary>The fingerprint of the frames that are shown at these times.</summary>
    public static Fingerprint Analysed(this Film film, IEnumerable<double> times, double late = 0)
    {
        var builder = new FingerprintBuilder();
        foreach (var time in times)
        {
            builder.Add(time + late, film.At(time).Frame());
        }

        return builder.Build(film.Duration + late);
    }

    /// <summary>The film's fingerprint as it is kept.</summary>
    public static Fingerprint Stored(this Film film) => film.Analysed().Stored();

    /// <summary>The fingerprint as it is kept.</summary>
    public static Fingerprint Stored(this Fingerprint fingerprint) => fingerprint with { Probe = null };

    private static IEnumerable<double> Times(this Film film, double rate) =>
        Enumerable.Range(0, (int)Math.Ceiling((film.Duration * rate) - 1e-6)).Select(frame => frame / rate);
}
