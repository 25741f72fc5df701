namespace TVidz.Bench.Cuts;

/// <summary>What one library size measured.</summary>
/// <param name="Videos">Videos in the library, of 100 cuts each.</param>
/// <param name="BuildSeconds">Putting all videos into the index.</param>
/// <param name="BytesPerVideo">The index's own account of its memory.</param>
/// <param name="HeapBytesPerVideo">By how much the garbage collector's heap has grown.</param>
/// <param name="Kinds">One for each kind of query.</param>
internal sealed record CutsFigures(
    int Videos, double BuildSeconds, double BytesPerVideo, double HeapBytesPerVideo, IReadOnlyList<KindFigures> Kinds);
