namespace TVidz.Fingerprints.Pictures;

/// <summary>A rectangle of a picture, in shares of its width and height: 0 is the left or upper edge, 1 the right or lower.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Right">The right edge, above <paramref name="Left"/>.</param>
/// <param name="Bottom">The lower edge, above <paramref name="Top"/>.</param>
internal readonly record struct Window(double Left, double Top, double Right, double Bottom)
{
    /// <summary>All of the picture.</summary>
    public static readonly Window All = new(0, 0, 1, 1);

    /// <summary>Share of the picture's width.</summary>
    public double Width => Right - Left;

    /// <summary>Share of the picture's height.</summary>
    public double Height => Bottom - Top;

    /// <summary>A window of a size around the centre.</summary>
    public static Window Centred(double width, double height) =>
        new((1 - width) / 2, (1 - height) / 2, (1 + width) / 2, (1 + height) / 2);

    /// <summary>The window whose edges lie before these columns and lines of a frame.</summary>
    public static Window OfFrame(int left, int top, int right, int bottom) => new(
        Math.Min(1, left / FingerprintBuilder.PictureWidth), (double)top / FingerprintBuilder.FrameHeight,
        Math.Min(1, right / FingerprintBuilder.PictureWidth), (double)bottom / FingerprintBuilder.FrameHeight);

    /// <summary>The window of the picture that a window of this window is.</summary>
    public Window Of(Window inner) => new(
        Left + (inner.Left * Width), Top + (inner.Top * Height),
        Left + (inner.Right * Width), Top + (inner.Bottom * Height));
}
