using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Pictures;

/// <summary>Hashes of made-up pictures.</summary>
internal static class Hashing
{
    /// <summary>
    /// Pixels a side of the square in the frame's upper left corner of which <see cref="HashOf"/> takes the hash: there all
    /// blocks begin at a pixel, whichever way the picture is turned.
    /// </summary>
    private const int Side = 64;

    private static readonly Window Square = Window.OfFrame(0, 0, Side, Side);

    /// <summary>A landscape.</summary>
    public static Picture Landscape(int seed) => Film.Still(seed, 1).At(0);

    /// <summary>A landscape in whole pixels: nothing is between their centres that could be seen from one side only.</summary>
    public static Picture Pixels(int seed)
    {
        var picture = Landscape(seed);
        return (x, y) => Math.Round(picture((Math.Floor(x * Side) + 0.5) / Side, (Math.Floor(y * Side) + 0.5) / Side));
    }

    /// <summary>The hash of a picture in a square of pixels.</summary>
    public static (PictureHash Hash, byte Detail) HashOf(Picture picture)
    {
        var luma = new byte[FingerprintBuilder.FrameWidth * FingerprintBuilder.FrameHeight];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                luma[(y * FingerprintBuilder.FrameWidth) + x] =
                    (byte)Math.Round(Math.Clamp(picture((x + 0.5) / Side, (y + 0.5) / Side), 0, 255));
            }
        }

        return Hash(luma, Square);
    }

    /// <summary>The hash of a picture that fills a frame.</summary>
    public static (PictureHash Hash, byte Detail) HashOfFrame(Picture picture) => Hash(picture.Frame(), Window.All);

    private static (PictureHash Hash, byte Detail) Hash(byte[] luma, Window window)
    {
        var (frame, patch) = (new SummedFrame(), new Patch());
        frame.Load(luma);
        patch.Load(frame, window);
        return new BlockHasher().Hash(patch);
    }
}
