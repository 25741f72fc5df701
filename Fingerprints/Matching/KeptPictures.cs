using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>The pictures of a library's video that others' are held against, by area. Not thread-safe.</summary>
internal sealed class KeptPictures
{
    private readonly Dictionary<int, KeptArea> _areas;

    /// <param name="track">What is kept of the video.</param>
    public KeptPictures(PictureTrack track)
    {
        _areas = track.Runs.GroupBy(run => run.Area).ToDictionary(runs => runs.Key, runs => new KeptArea([.. runs]));
        Areas = [.. _areas.Keys.Order()];
        Count = track.Runs.Length;
    }

    /// <summary>The areas that there are, ascending.</summary>
    public int[] Areas { get; }

    /// <summary>Pictures of all areas.</summary>
    public int Count { get; }

    /// <summary>The pictures of an area; none where the video has no such area.</summary>
    public KeptArea Of(int area) => _areas.GetValueOrDefault(area, KeptArea.Empty);
}
