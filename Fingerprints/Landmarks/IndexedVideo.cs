namespace TVidz.Fingerprints.Landmarks;

/// <summary>A video as the index holds it.</summary>
internal sealed record IndexedVideo(string VideoId, long Revision, Fingerprint Fingerprint)
{
    /// <summary>Bytes held, about: the cuts, the id, three objects and a place in two tables.</summary>
    public long MemoryBytes => (Fingerprint.SceneCuts.Length * sizeof(double)) + (VideoId.Length * sizeof(char)) + 200;
}
