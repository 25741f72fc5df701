using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// What an agreement is worth, as <see cref="EvidenceModel"/> has it, rhythm left out of account: from two small tables
/// that stay in the processor's cache.
/// </summary>
internal static class NatsTable
{
    /// <summary>Tenths of a millisecond an entry.</summary>
    private const int ErrorStep = 8, LengthStep = 256;

    private static readonly float[] Errors = Create(256, ErrorStep, error =>
        Math.Log(EvidenceModel.Survival * EvidenceModel.ErrorDensity(error)));

    private static readonly float[] Lengths = Create(2048, LengthStep, length =>
        Math.Log(EvidenceModel.ShotDensity(length)));

    /// <summary>Nats of two cuts that agree.</summary>
    /// <param name="error">Tenths of a millisecond by which they miss each other.</param>
    /// <param name="length">Tenths of a millisecond since the cut that agreed before.</param>
    public static float Agreement(int error, int length) => Math.Min(
        (float)EvidenceModel.MaxAgreementNats,
        Errors[Math.Min(Math.Abs(error) / ErrorStep, Errors.Length - 1)]
            - Lengths[Math.Min(Math.Abs(length) / LengthStep, Lengths.Length - 1)]);

    private static float[] Create(int count, int step, Func<double, double> nats) =>
        [.. Enumerable.Range(0, count).Select(i => (float)nats((i + 0.5) * step / CutTimes.Second))];
}
