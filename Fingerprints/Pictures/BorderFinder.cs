namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// Finds what of the frame is picture and what is border: bars above and below or at the sides, a still ground around a
/// picture in a picture. Outer lines count as border that are flat, of one brightness, and still.
/// </summary>
internal static class BorderFinder
{
    private const int Width = FingerprintBuilder.FrameWidth, Height = FingerprintBuilder.FrameHeight;

    /// <summary>Grey levels between the dark and the bright pixels of a border's line.</summary>
    private const double MaxRange = 7;

    /// <summary>Grey levels between a border's line and the outermost.</summary>
    private const double MaxStep = 6;

    /// <summary>The share of a line's pixels, at either end, that do not count: a logo's edge, a ringing codec.</summary>
    private const double Outliers = 0.05;

    /// <summary>The least share of the frame that a picture takes a side; where less is left, nothing is border.</summary>
    private const double LeastPicture = 0.15;

    /// <summary>The frame without its borders.</summary>
    /// <param name="frames">Frames of some seconds, each as <see cref="FingerprintBuilder.Add"/> takes it; at least one.</param>
    public static Window Find(IReadOnlyList<byte[]> frames)
    {
        var stillness = new Stillness(frames);
        var lines = new Lines(stillness, Width, Height, Width, 1);
        var top = lines.CountBorder(0, 1);
        var bottom = lines.CountBorder(Height - 1, -1);
        if (Height - top - bottom < LeastPicture * Height)
        {
            return Window.All;
        }

        var columns = new Lines(stillness, Height, Width, 1, Width, top, bottom);
        var left = columns.CountBorder(0, 1);
        var right = columns.CountBorder(Width - 1, -1);
        return Width - left - right < LeastPicture * Width
            ? Window.All
            : Window.OfFrame(left, top, Width - right, Height - bottom);
    }

    /// <summary>The frame's lines, or its columns.</summary>
    private sealed class Lines(
        Stillness stillness, int length, int count, int step, int pixelStep, int skipFirst = 0, int skipLast = 0)
    {
        private readonly double[] _line = new double[length - skipFirst - skipLast];

        /// <summary>How many lines from the outermost one on are border.</summary>
        public int CountBorder(int outermost, int direction)
        {
            double? brightness = null;
            var border = 0;
            for (var line = outermost; border < count && IsFlat(line, ref brightness); line += direction)
            {
                border++;
            }

            return border;
        }

        private bool IsFlat(int line, ref double? brightness)
        {
            Read(stillness.Flicker, line);
            if (At(1 - (2 * Outliers)) > Stillness.MaxFlicker)
            {
                return false;
            }

            Read(stillness.Means, line);
            var mean = At(0.5);
            brightness ??= mean;
            return At(1 - Outliers) - At(Outliers) <= MaxRange && Math.Abs(mean - brightness.Value) <= MaxStep;
        }

        private void Read(double[] values, int line)
        {
            for (var i = 0; i < _line.Length; i++)
            {
                _line[i] = values[(line * step) + ((i + skipFirst) * pixelStep)];
            }

            Array.Sort(_line);
        }

        private double At(double share) => _line[(int)(share * (_line.Length - 1))];
    }
}
