using TVidz.Bench.Scale;

namespace TVidz.Bench.Pictures;

/// <summary>What one library size measured.</summary>
/// <param name="Videos">Videos in the library, of 100 cuts each, all with pictures.</param>
/// <param name="PicturesPerVideo">Pictures of a video that are indexed.</param>
/// <param name="BytesPerVideo">The index's own account of its memory, cuts included.</param>
/// <param name="HeapBytesPerVideo">By how much the garbage collector's heap has grown.</param>
/// <param name="LoadSeconds">All partitions, side by side, from the database.</param>
/// <param name="Kinds">One for each kind of query.</param>
internal sealed record PicturesFigures(
    int Videos, double PicturesPerVideo, double BytesPerVideo, double HeapBytesPerVideo, double LoadSeconds,
    IReadOnlyList<PicturesFigures.Kind> Kinds)
{
    /// <summary>What one kind of query measured.</summary>
    /// <param name="Name">The kind.</param>
    /// <param name="Queries">Searches.</param>
    /// <param name="Whole">Milliseconds of a search.</param>
    /// <param name="Propose">Of these, for the partitions to propose videos.</param>
    /// <param name="Fetch">For reading the fingerprints of those that need it from the database.</param>
    /// <param name="Judge">For aligning.</param>
    /// <param name="ProposeProcessor">Milliseconds of processor time for proposing, on average: what a busy machine does not lengthen so much.</param>
    /// <param name="JudgeProcessor">The same for aligning.</param>
    /// <param name="Aligned">Videos that were aligned, on average.</param>
    /// <param name="Alike">Queries that an alignment with their very origin takes for a match.</param>
    /// <param name="Found">Those of them whose origin was found, with the segments of that alignment.</param>
    /// <param name="False">Other videos that were taken for matches.</param>
    internal sealed record Kind(
        string Name, int Queries, Times Whole, Times Propose, Times Fetch, Times Judge,
        double ProposeProcessor, double JudgeProcessor, double Aligned, int Alike, int Found, int False);
}
