using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Accuracy.Measuring;

/// <summary>How much of the database a fingerprint takes.</summary>
internal static class FingerprintSize
{
    /// <summary>Bytes of its pictures and of its cuts, as they are stored, a minute of video.</summary>
    public static double BytesAMinute(Fingerprint fingerprint) =>
        (PictureTrackCodec.Encode(fingerprint.Pictures).Length + (sizeof(double) * fingerprint.SceneCuts.Length))
        / (fingerprint.Duration / 60);
}
