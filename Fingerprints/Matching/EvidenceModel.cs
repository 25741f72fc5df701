namespace TVidz.Fingerprints.Matching;

/// <summary>
/// What observations are worth, in nats: ln of how much likelier they are when two videos share material than when
/// they do not.
/// </summary>
/// <remarks>
/// A cut that follows the previous agreeing one at the same distance in both videos is worth ln(<see cref="Survival"/>
/// f(error) / g), f being the density of the errors of copies and g that of the coincidence, see <see cref="Timeline"/>.
/// </remarks>
internal static class EvidenceModel
{
    /// <summary>The share of a video's cuts that is found again in a copy.</summary>
    public const double Survival = 0.9;

    /// <summary>Worth of a cut without a counterpart: ln of the share that is lost.</summary>
    public const double UnmatchedNats = -2.3;

    /// <summary>The greatest worth of one agreement, or of one silence: real errors have long tails.</summary>
    public const double MaxAgreementNats = 6, MaxSilenceNats = 2;

    /// <summary>Seconds: standard deviation of most copies' errors (frames of 1/25 s), and of the rest.</summary>
    public const double TypicalError = 0.02, LargeError = 0.06;

    private const double LargeShare = 0.1;

    /// <summary>Median, in seconds, and logarithmic spread of shots in general.</summary>
    private const double MedianShot = 3, ShotSpread = 0.9;

    private const double RootTwoPi = 2.5066282746310002;

    /// <summary>Density of errors at 0, per second: the highest there is.</summary>
    public static readonly double PeakDensity = ErrorDensity(0);

    /// <summary>Density, per second, of an agreeing cut's error.</summary>
    public static double ErrorDensity(double error) =>
        ((1 - LargeShare) * Normal(error / TypicalError) / TypicalError)
        + (LargeShare * Normal(error / LargeError) / LargeError);

    /// <summary>Density, per second, of a shot's length among shots in general: lognormal.</summary>
    public static double ShotDensity(double length) =>
        Normal(Math.Log(length / MedianShot) / ShotSpread) / (ShotSpread * length);

    /// <summary>The share of shots in general that last longer.</summary>
    public static double ShotSurvival(double length)
    {
        // Logistic approximation of the normal distribution's tail, good to 0.01.
        var z = Math.Log(length / MedianShot) / ShotSpread;
        return 1 / (1 + Math.Exp(1.702 * z));
    }

    /// <summary>Worth of an agreement with this error where coincidence has this density.</summary>
    public static double AgreementNats(double error, double coincidence) =>
        Math.Min(MaxAgreementNats, Math.Log(Survival * ErrorDensity(error) / coincidence));

    /// <summary>Cost of having chosen the speed to fit: how many speeds could have been told apart.</summary>
    /// <param name="spread">Root of the summed squares of the agreeing times around their mean, in seconds.</param>
    /// <param name="range">ln of the fastest over the slowest speed considered.</param>
    public static double SpeedNats(double spread, double range) =>
        -Math.Max(0, Math.Log(range * spread / (TypicalError * RootTwoPi)));

    private static double Normal(double z) => Math.Exp(-0.5 * z * z) / RootTwoPi;
}
