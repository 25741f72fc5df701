using Microsoft.Extensions.DependencyInjection;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Tests.Library;

[Collection(GrainClusterCollection.Name)]
public sealed class GroupGrainTests(GrainCluster cluster)
{
    private static int _seed = 1000;

    private IGroupGrain Groups => cluster.Cluster.Client.GetGrain<IGroupGrain>(GrainKeys.Shared);

    [Fact]
    public async Task Full_length_matches_connect_videos_also_through_a_third()
    {
        var (a, b, c) = (await Add(720), await Add(1080), await Add(480));
        await Match(b, a, MatchKind.Full);
        await Match(c, b, MatchKind.Identical);

        foreach (var video in (ObjectFacts[])[a, b, c])
        {
            var group = (await Groups.Find(video.VideoId)).ShouldNotBeNull();
            group.Size.ShouldBe(3);
            group.Videos.Select(member => member.VideoId).ShouldBe([a.VideoId, b.VideoId, c.VideoId]);
            group.Videos[0].LinkedTo.ShouldBe([b.VideoId]);
            group.Videos[1].LinkedTo.ShouldBe([a.VideoId, c.VideoId], ignoreOrder: true);
            group.Original.VideoId.ShouldBe(a.VideoId);
            group.Original.Reasons.ShouldBe(["earliest", "longest"]);
        }

        (await ListAll()).Single(group => group.Videos.Any(video => video.VideoId == a.VideoId)).Size.ShouldBe(3);
    }

    [Fact]
    public async Task Neither_a_partial_match_nor_a_dismissed_one_connects()
    {
        var (a, b, c) = (await Add(720), await Add(720), await Add(720));
        await Match(b, a, MatchKind.Partial);
        await Match(c, b, MatchKind.Full);
        (await Groups.Find(a.VideoId)).ShouldBeNull();
        (await Groups.Find(c.VideoId)).ShouldNotBeNull().Size.ShouldBe(2);

        await cluster.Library.Decide(b.VideoId, c.VideoId, Verdict.Dismissed, null, null);

        (await Groups.Find(c.VideoId)).ShouldBeNull();
        (await Groups.Find("unknown")).ShouldBeNull();
    }

    [Fact]
    public async Task Groups_are_listed_once_the_one_with_the_newest_video_first()
    {
        var (a, b) = (await Add(720), await Add(720));
        var (c, d) = (await Add(720), await Add(720));
        await Match(d, a, MatchKind.Full);
        await Match(c, b, MatchKind.Full);

        var groups = await ListAll();

        groups.SelectMany(group => group.Videos).ShouldBeUnique();
        groups.Select(group => group.Videos.Max(video => video.UploadedAt)).ShouldBeInOrder(SortDirection.Descending);
        var mine = groups.Where(group => group.Videos.Any(video => video.VideoId == a.VideoId || video.VideoId == b.VideoId));
        mine.Select(group => group.Videos[0].VideoId).ShouldBe([a.VideoId, b.VideoId]);
    }

    /// <summary>All groups, two a page.</summary>
    private async Task<List<VideoGroup>> ListAll()
    {
        // What it remembers is too old by then.
        cluster.Clock.Advance(TimeSpan.FromSeconds(6));
        var groups = new List<VideoGroup>();
        ListCursor? cursor = null;
        do
        {
            var page = await Groups.List(2, cursor);
            groups.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return groups;
    }

    /// <summary>A video of this height that is like no other, a second after the one before.</summary>
    private async Task<ObjectFacts> Add(int height)
    {
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        var facts = GrainCluster.NewObject();
        var attempt = await cluster.Begin(facts);
        var random = new Random(Interlocked.Increment(ref _seed));
        var fingerprint = GrainCluster.Fingerprint([.. Enumerable.Range(0, 5).Select(i => (i * 9) + (8 * random.NextDouble()) + 1)]);
        var revision = await cluster.Video(facts.VideoId).SaveFingerprint(
            attempt, GrainCluster.Media with { Height = height, Width = height * 16 / 9 }, fingerprint);
        await cluster.Video(facts.VideoId).Complete(attempt, new MatchSet(revision!.Value, []));
        return facts;
    }

    private async Task Match(ObjectFacts one, ObjectFacts other, MatchKind kind)
    {
        var match = new FoundMatch(
            other.VideoId, await Revision(other), new VideoMatch(0.9, kind, 1, 1, [new Segment(0, 60, 0, 60, 1, false)]));
        var store = cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<MatchStore>();
        await store.ReplaceAsync(one.VideoId, new MatchSet(await Revision(one), [match]), default);
    }

    private Task<long> Revision(ObjectFacts video) =>
        cluster.Scalar($"SELECT revision FROM video_timestamps WHERE video_id = '{video.VideoId}'");
}
