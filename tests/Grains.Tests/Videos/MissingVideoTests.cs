using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Analysis;
using TVidz.Grains.Persistence;
using TVidz.Grains.Videos;

namespace TVidz.Grains.Tests.Videos;

/// <summary>Videos whose missing objects were recorded past their grains.</summary>
[Collection(GrainClusterCollection.Name)]
public sealed class MissingVideoTests(GrainCluster cluster)
{
    [Fact]
    public async Task A_grain_that_was_active_before_and_one_that_is_activated_later_say_the_same()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        (await video.GetState()).ShouldBeNull("it is active now, and knows of no video");

        await Record(facts);

        var before = await video.Known();
        (before.Status, before.Error).ShouldBe((VideoStatus.Failed, AnalysisErrors.ObjectMissing));
        (await video.Watch().ToListAsync()).ShouldHaveSingleItem().Error.ShouldBe(AnalysisErrors.ObjectMissing);
        await video.Reactivate();
        (await video.Known()).ShouldBe(before with { Revision = (await video.Known()).Revision });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_object_appears_it_is_analysed(bool wasActive)
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        if (wasActive)
        {
            await video.GetState();
        }

        await Record(facts);
        var missing = wasActive ? await video.Known() : null;

        (await cluster.Finish(facts, await cluster.Begin(facts), 3, 7, 12)).ShouldBeTrue();

        (await video.Known()).Status.ShouldBe(VideoStatus.Completed);
        (await video.Known()).Error.ShouldBeNull();
        (await video.Known()).Revision.ShouldBeGreaterThan(missing?.Revision ?? 0);
        (await cluster.IsSettled(facts)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_analysis_that_begins_at_the_same_moment_wins()
    {
        var facts = GrainCluster.NewObject();
        var attempt = await cluster.Begin(facts);

        (await Record(facts)).ShouldBeEmpty();

        (await cluster.Finish(facts, attempt, 3, 7, 12)).ShouldBeTrue();
        (await cluster.Video(facts.VideoId).Known()).Status.ShouldBe(VideoStatus.Completed);
    }

    [Fact]
    public async Task It_can_be_queued_again_by_a_grain_that_was_active_before()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        await video.GetState();
        await Record(facts);

        var queued = await video.Queue((await video.Known()).Revision);

        queued.ShouldNotBeNull().Status.ShouldBe(VideoStatus.Queued);
        queued.Revision.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_it_is_deleted_late_events_do_not_bring_it_back(bool wasActive)
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        if (wasActive)
        {
            await video.GetState();
        }

        await Record(facts);
        (await video.Delete()).ShouldBeTrue();

        (await Record(facts)).ShouldBe([facts.VideoId]);
        await video.Reject(facts, AnalysisErrors.ObjectMissing, "late");

        (await video.GetState()).ShouldBeNull();
        (await cluster.Begin(facts)).ShouldBe(1, "its object is there");
    }

    private async Task<IReadOnlySet<string>> Record(ObjectFacts facts)
    {
        var now = cluster.Clock.GetUtcNow();
        return (await new MissingVideoStore(cluster.Database.DataSource)
            .RecordAsync([NewVideo.Of(facts, now)], AnalysisErrors.ObjectMissing, now, default)).Settled;
    }
}
