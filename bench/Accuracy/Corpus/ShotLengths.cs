namespace TVidz.Accuracy.Corpus;

/// <summary>
/// Lognormal shot lengths, which those of edited film are near (Salt 1974; DeLong 2015; Redfern 2015 disputes the tails).
/// </summary>
/// <param name="Median">Seconds.</param>
/// <param name="Spread">Standard deviation of the natural logarithm.</param>
/// <param name="Shortest">Seconds; what is shorter becomes as long.</param>
/// <param name="Longest">Seconds; what is longer becomes as short.</param>
internal sealed record ShotLengths(double Median, double Spread, double Shortest, double Longest)
{
    /// <summary>Seconds of one shot.</summary>
    public double Next(Random random) => Math.Clamp(Median * Math.Exp(Spread * Normal(random)), Shortest, Longest);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
