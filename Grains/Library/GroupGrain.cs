using System.Collections.Immutable;
using TVidz.GrainInterfaces.Library;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Library;

/// <inheritdoc cref="IGroupGrain"/>
public sealed class GroupGrain(GroupStore store, TimeProvider clock) : Grain, IGroupGrain
{
    private const int MaxListed = 200;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private ImmutableArray<(ListCursor Newest, ImmutableArray<string> VideoIds)> _groups;
    private long _readAt;

    /// <inheritdoc/>
    public async Task<GroupPage> List(int limit, ListCursor? cursor)
    {
        if (_groups.IsDefault || clock.GetElapsedTime(_readAt) > MaxAge)
        {
            _groups = (await store.ReadLayoutAsync(default)).Groups();
            _readAt = clock.GetTimestamp();
        }

        var page = _groups.SkipWhile(group => cursor is not null && !IsAfter(group.Newest, cursor)).Take(limit + 1).ToArray();
        var items = ImmutableArray.CreateBuilder<VideoGroup>();
        foreach (var (_, videoIds) in page.Take(limit))
        {
            if (await Describe(videoIds) is { } group)
            {
                items.Add(group);
            }
        }

        return new GroupPage(items.DrainToImmutable(), page.Length > limit ? page[limit - 1].Newest : null);
    }

    /// <inheritdoc/>
    public async Task<VideoGroup?> Find(string videoId) => await Describe(await store.ReadConnectedAsync(videoId, default));

    /// <summary>The group, as far as its videos are still there; null: fewer than two are.</summary>
    private async Task<VideoGroup?> Describe(ImmutableArray<string> videoIds)
    {
        if (videoIds.Length < 2)
        {
            return null;
        }

        var videos = await store.ReadVideosAsync(videoIds, MaxListed, default);
        return videos.Length < 2
            ? null
            : new VideoGroup(
                videoIds.Min(StringComparer.Ordinal)!,
                Math.Max(videos.Length, videos.Length < MaxListed ? 0 : videoIds.Length),
                Originals.Find(videos),
                videos);
    }

    private static bool IsAfter(ListCursor place, ListCursor cursor) =>
        place.UploadedAt < cursor.UploadedAt
        || (place.UploadedAt == cursor.UploadedAt && string.CompareOrdinal(place.VideoId, cursor.VideoId) < 0);
}
