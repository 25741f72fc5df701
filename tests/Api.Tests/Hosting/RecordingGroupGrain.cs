using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Tests.Hosting;

public sealed record ListedGroups(int Limit, ListCursor? Cursor);

public sealed class RecordingGroupGrain(World world) : Grain, IGroupGrain
{
    public static VideoGroup Group { get; } = new(
        "v1", 2, new LikelyOriginal("v1", ["earliest"]),
        [new GroupVideo("v1", "a.mp4", 2.5, 640, 360, 10, DateTimeOffset.UnixEpoch, true, ["v2"])]);

    public Task<GroupPage> List(int limit, ListCursor? cursor)
    {
        world.Calls.Enqueue(new ListedGroups(limit, cursor));
        return Task.FromResult(new GroupPage([Group], new ListCursor(DateTimeOffset.UnixEpoch, "v1")));
    }

    public Task<VideoGroup?> Find(string videoId) => Task.FromResult(videoId == "v1" ? Group : null);
}
