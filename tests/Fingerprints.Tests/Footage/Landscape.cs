using System.Collections.Concurrent;

namespace TVidz.Fingerprints.Tests.Footage;

/// <summary>
/// A large picture that a camera looks at, with edges and slopes in all sizes as nature has them: shapes that lie over
/// each other, many small ones and few large ("dead leaves", Lee, Mumford and Huang 2001). The same for the same seed.
/// </summary>
internal sealed class Landscape
{
    private const int Size = 192, Leaves = 120;

    private static readonly ConcurrentDictionary<int, Lazy<Landscape>> Drawn = new();

    private readonly float[] _values = new float[Size * Size];

    private Landscape(int seed)
    {
        var random = new Random(seed);
        Array.Fill(_values, 30 + (190 * random.NextSingle()));
        for (var leaf = 0; leaf < Leaves; leaf++)
        {
            Draw(random, 0.4 * Math.Pow(0.06, (leaf + random.NextDouble()) / Leaves));
        }
    }

    /// <summary>The landscape of a seed, drawn once.</summary>
    public static Landscape Of(int seed) => Drawn.GetOrAdd(seed, key => new Lazy<Landscape>(() => new Landscape(key))).Value;

    /// <summary>As a picture.</summary>
    public double At(double x, double y)
    {
        var (across, down) = (Math.Clamp(x * Size, 0, Size - 1.001), Math.Clamp(y * Size, 0, Size - 1.001));
        var (column, line) = ((int)across, (int)down);
        var (right, below) = (across - column, down - line);
        var i = (line * Size) + column;
        return ((1 - below) * ((_values[i] * (1 - right)) + (_values[i + 1] * right)))
            + (below * ((_values[i + Size] * (1 - right)) + (_values[i + Size + 1] * right)));
    }

    /// <summary>Draws a leaf: an ellipse of one brightness that falls off to one side, with soft edges.</summary>
    private void Draw(Random random, double radius)
    {
        var (x, y) = (random.NextDouble() * Size, random.NextDouble() * Size);
        var (length, width) = (radius * Size, radius * Size * (0.3 + (0.7 * random.NextDouble())));
        var (sine, cosine) = Math.SinCos(random.NextDouble() * Math.PI);
        var (level, slope) = (20 + (215 * random.NextDouble()), 80 * (random.NextDouble() - 0.5));
        var soft = (1.5 / width) + (0.3 * random.NextDouble());
        var reach = (X: double.Hypot(length * cosine, width * sine), Y: double.Hypot(length * sine, width * cosine));
        for (var line = (int)Math.Max(0, y - reach.Y); line < Math.Min(Size, y + reach.Y); line++)
        {
            for (var column = (int)Math.Max(0, x - reach.X); column < Math.Min(Size, x + reach.X); column++)
            {
                var along = (((column - x) * cosine) + ((line - y) * sine)) / length;
                var across = (((line - y) * cosine) - ((column - x) * sine)) / width;
                var cover = Math.Clamp((1 - Math.Sqrt((along * along) + (across * across))) / soft, 0, 1);
                ref var value = ref _values[(line * Size) + column];
                value += (float)(cover * (Math.Clamp(level + (slope * along), 0, 255) - value));
            }
        }
    }
}
