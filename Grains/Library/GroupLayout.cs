using System.Collections.Immutable;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Grains.Library;

/// <summary>How the library falls into groups: the sets of videos that links connect. Not thread-safe.</summary>
internal sealed class GroupLayout
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<(string VideoId, DateTimeOffset UploadedAt)> _videos = [];
    private readonly List<int> _parents = [];

    /// <summary>Connects two videos.</summary>
    public void Link(string first, DateTimeOffset firstAt, string second, DateTimeOffset secondAt)
    {
        var (one, other) = (RootOf(NumberOf(first, firstAt)), RootOf(NumberOf(second, secondAt)));
        _parents[Math.Max(one, other)] = Math.Min(one, other);
    }

    /// <summary>All groups by where they stand in the list: the one with the newest video first, then by the highest id of its newest.</summary>
    public ImmutableArray<(ListCursor Newest, ImmutableArray<string> VideoIds)> Groups() =>
    [
        .. Enumerable.Range(0, _videos.Count)
            .GroupBy(RootOf, number => _videos[number])
            .Select(group => group.OrderByDescending(video => video.UploadedAt)
                .ThenByDescending(video => video.VideoId, StringComparer.Ordinal).ToArray())
            .OrderByDescending(group => group[0].UploadedAt)
            .ThenByDescending(group => group[0].VideoId, StringComparer.Ordinal)
            .Select(group => (
                new ListCursor(group[0].UploadedAt, group[0].VideoId),
                group.Select(video => video.VideoId).ToImmutableArray())),
    ];

    private int NumberOf(string videoId, DateTimeOffset uploadedAt)
    {
        if (!_numbers.TryGetValue(videoId, out var number))
        {
            _numbers[videoId] = number = _videos.Count;
            _videos.Add((videoId, uploadedAt));
            _parents.Add(number);
        }

        return number;
    }

    private int RootOf(int number)
    {
        while (_parents[number] != number)
        {
            number = _parents[number] = _parents[_parents[number]];
        }

        return number;
    }
}
