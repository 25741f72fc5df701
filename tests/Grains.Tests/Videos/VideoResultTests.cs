using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Tests.Persistence;
using TVidz.Testing;

namespace TVidz.Grains.Tests.Videos;

/// <summary>When a video's result stays, when it is replaced, and when it goes.</summary>
[Collection(GrainClusterCollection.Name)]
public sealed class VideoResultTests(GrainCluster cluster)
{
    private static readonly VideoError NotAVideo = new(VideoErrorCodes.NotAVideo, "Not a video.");

    [Fact]
    public async Task An_overwritten_object_is_a_new_generation_that_replaces_the_result()
    {
        var facts = GrainCluster.NewObject("old");
        var old = await cluster.Begin(facts);
        var current = await cluster.Begin(facts with { ETag = "new" });

        (await cluster.Finish(facts, old, 1, 2, 3)).ShouldBeFalse();
        (await cluster.Finish(facts, current, 4, 9, 15)).ShouldBeTrue();

        (await cluster.Video(facts.VideoId).Known()).SceneCuts.ShouldBe([4, 9, 15]);
        (await cluster.IsSettled(facts with { ETag = "new" })).ShouldBeTrue();
        (await cluster.IsSettled(facts)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_video_overwritten_by_something_that_is_none_is_found_no_longer()
    {
        double[] cuts = [2, 6.5, 9, 17, 21.5, 31, 33, 41];
        var film = await cluster.Analyse(cuts);
        var copy = await cluster.Analyse(cuts);
        (await cluster.Video(copy.VideoId).Known()).DuplicateCount.ShouldBe(1);

        var attempt = await cluster.Begin(copy with { ETag = "text" });
        await cluster.Video(copy.VideoId).Fail(attempt, NotAVideo);

        (await cluster.Library.GetDuplicates(film.VideoId))!.Value.ShouldBeEmpty();
        await Eventually.HoldsAsync(
            "the film has lost its duplicate", async () => (await cluster.Video(film.VideoId).Known()).DuplicateCount == 0);
    }

    [Theory]
    [InlineData(VideoErrorCodes.Timeout, false)]
    [InlineData(VideoErrorCodes.Timeout, true)]
    [InlineData(VideoErrorCodes.AnalyserCrashed, false)]
    public async Task A_video_keeps_its_result_when_another_analysis_of_the_same_object_fails(string code, bool isReactivated)
    {
        double[] cuts = [3.5, 8, 10, 18.5, 23, 34, 36, 44];
        var film = await cluster.Analyse(cuts);
        var copy = await cluster.Analyse(cuts);
        var video = cluster.Video(copy.VideoId);
        var before = await video.Known();
        await video.Queue(before.Revision);
        await video.Release(await cluster.Begin(copy, force: true));
        var attempt = await cluster.Begin(copy, force: true);
        if (isReactivated)
        {
            await video.Reactivate();
        }

        (await video.Fail(attempt, new VideoError(code, "Not this time."))).ShouldBeTrue();

        var after = await video.Known();
        after.Revision.ShouldBeGreaterThan(before.Revision);
        after.ShouldSay(before);
        (await cluster.Library.GetDuplicates(film.VideoId))!.Value.ShouldContain(match => match.VideoId == copy.VideoId);
        (await cluster.Search.Search(new SearchQuery(GrainCluster.Fingerprint(cuts), film.VideoId)))
            .Matches.ShouldContain(match => match.VideoId == copy.VideoId);
        (await cluster.IsSettled(copy)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_result_of_an_older_version_that_was_kept_is_not_settled_so_that_a_backfill_tries_again()
    {
        var facts = await cluster.Analyse(GrainCluster.Fingerprint(3.5, 7, 12) with { Version = 1 });
        var video = cluster.Video(facts.VideoId);

        await video.Fail(await cluster.Begin(facts), new VideoError(VideoErrorCodes.Timeout, "Too slow."));

        (await video.Known()).Status.ShouldBe(VideoStatus.Completed);
        (await cluster.IsSettled(facts)).ShouldBeFalse();
        (await video.Begin(new BeginRequest(facts, "of a backfill"))).Decision.ShouldBe(BeginDecision.Go);
    }

    [Fact]
    public async Task A_result_that_a_newer_version_of_the_object_has_replaced_does_not_come_back()
    {
        var facts = await cluster.Analyse(3.5, 7, 12.5);
        var video = cluster.Video(facts.VideoId);
        await video.Fail(await cluster.Begin(facts with { ETag = "text" }), NotAVideo);

        await video.Fail(await cluster.Begin(facts), NotAVideo);

        (await video.Known()).Error.ShouldBe(NotAVideo);
        (await cluster.FingerprintsOf(facts.VideoId)).ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_object_fails_the_video_but_never_a_result_that_is_there()
    {
        var missing = GrainCluster.NewObject();
        var error = new VideoError(VideoErrorCodes.ObjectMissing, "Not there.");
        await cluster.Video(missing.VideoId).Reject(missing, error, "message");
        (await cluster.Video(missing.VideoId).Known()).Error.ShouldBe(error);

        var done = await cluster.Analyse(3, 7, 12);
        await cluster.Video(done.VideoId).Reject(done, error, "message");
        (await cluster.Video(done.VideoId).Known()).Status.ShouldBe(VideoStatus.Completed);
    }

    [Fact]
    public async Task An_outcome_whose_state_was_not_written_is_one_to_the_next_activation()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        var attempt = await cluster.Begin(facts);
        await video.SaveFingerprint(attempt, GrainCluster.Media, GrainCluster.Fingerprint(3, 7, 12));
        await cluster.Execute(
            $"UPDATE videos SET status = 'completed', revision = revision + 1 WHERE video_id = '{facts.VideoId}'");
        (await cluster.IsSettled(facts)).ShouldBeTrue("events are settled by rows: nobody will ask for an analysis again");

        await video.Reactivate();

        (await video.Known()).Status.ShouldBe(VideoStatus.Completed);
        (await video.Known()).SceneCuts.ShouldBe([3, 7, 12]);
        (await video.Complete(attempt, new MatchSet(1, []))).ShouldBeTrue("it asks again for what it has had");
        (await video.Begin(new BeginRequest(facts, "a redelivery"))).Decision.ShouldBe(BeginDecision.AlreadyDone);
    }

    [Fact]
    public async Task Revisions_go_on_after_a_deletion()
    {
        var facts = await cluster.Analyse(3, 7, 12);
        var video = cluster.Video(facts.VideoId);
        var before = (await video.Known()).Revision;
        await video.Delete();

        await cluster.Begin(facts with { ETag = "another" });

        (await video.Known()).Revision.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task A_deleted_video_is_gone_everywhere_and_its_attempt_is_superseded()
    {
        double[] cuts = [2.5, 6, 9.5, 17, 22.5, 31, 34, 41];
        var film = await cluster.Analyse(cuts);
        var copy = await cluster.Analyse(cuts);
        var attempt = await cluster.Begin(copy, force: true);

        (await cluster.Video(copy.VideoId).Delete()).ShouldBeTrue();

        (await cluster.Video(copy.VideoId).GetState()).ShouldBeNull();
        (await cluster.Finish(copy, attempt, cuts)).ShouldBeFalse();
        (await cluster.FingerprintsOf(copy.VideoId)).ShouldBe(0);
        (await cluster.Library.GetDuplicates(film.VideoId))!.Value.ShouldBeEmpty();
        (await cluster.Search.Search(new SearchQuery(GrainCluster.Fingerprint(cuts), film.VideoId))).Matches.ShouldBeEmpty();
        (await cluster.Begin(copy with { LastModified = cluster.Clock.GetUtcNow() })).ShouldBeGreaterThan(attempt);
    }
}
