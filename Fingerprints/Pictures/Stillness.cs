namespace TVidz.Fingerprints.Pictures;

/// <summary>What the pixels of some frames are like over time.</summary>
internal sealed class Stillness
{
    /// <summary>Grey levels by which a still pixel deviates from itself over time: coding noise.</summary>
    public const double MaxFlicker = 2.2;

    /// <param name="frames">Frames of some seconds, each as <see cref="FingerprintBuilder.Add"/> takes it; at least one.</param>
    public Stillness(IReadOnlyList<byte[]> frames)
    {
        var sums = new uint[frames[0].Length];
        var squares = new uint[sums.Length];
        foreach (var frame in frames)
        {
            PixelSums.AddSquares(frame, squares, sums);
        }

        Means = Array.ConvertAll(sums, sum => (double)sum / frames.Count);
        Flicker = new double[sums.Length];
        for (var i = 0; i < Flicker.Length; i++)
        {
            Flicker[i] = Math.Sqrt(Math.Max(0, ((double)squares[i] / frames.Count) - (Means[i] * Means[i])));
        }
    }

    /// <summary>Each pixel's mean: grey levels.</summary>
    public double[] Means { get; }

    /// <summary>Each pixel's standard deviation: grey levels.</summary>
    public double[] Flicker { get; }
}
