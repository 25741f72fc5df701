using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Tests.Videos;

[Collection(GrainClusterCollection.Name)]
public sealed class VideoAnalysisGrainTests(GrainCluster cluster)
{
    private static readonly VideoError NotAVideo = new(VideoErrorCodes.NotAVideo, "Not a video.");

    [Fact]
    public async Task A_video_that_nobody_knows_is_null_and_its_stream_is_empty()
    {
        var video = cluster.Video("unknown");

        (await video.GetState()).ShouldBeNull();
        (await video.Watch().ToListAsync()).ShouldBeEmpty();
        (await video.Delete()).ShouldBeFalse();
    }

    [Fact]
    public async Task An_analysis_leads_from_analyzing_over_matching_to_completed()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);

        var attempt = await cluster.Begin(facts);
        (await video.Known()).Status.ShouldBe(VideoStatus.Analyzing);
        await video.ReportProgress(attempt, new AnalysisProgress(0.5, [1.5]));
        (await video.Known()).Progress.ShouldBe(0.5);
        (await video.Known()).SceneCuts.ShouldBe([1.5]);
        var revision = await video.SaveFingerprint(attempt, GrainCluster.Media, GrainCluster.Fingerprint(1.5, 4));
        (await video.Known()).Status.ShouldBe(VideoStatus.Matching);
        await video.Complete(attempt, new MatchSet(revision!.Value, []));

        var done = await video.Known();
        done.Status.ShouldBe(VideoStatus.Completed);
        done.Progress.ShouldBe(1);
        done.SceneCuts.ShouldBe([1.5, 4]);
        done.CompletedAt.ShouldNotBeNull();
        done.FileName.ShouldBe(facts.Key["films/".Length..]);
    }

    [Fact]
    public async Task Fifty_concurrent_events_for_one_object_give_one_analysis_one_row_and_one_outcome()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async n =>
        {
            var answer = await video.Begin(new BeginRequest(facts, $"message-{n}"));
            if (answer.Decision is BeginDecision.Go)
            {
                (await cluster.Finish(facts, answer.Attempt, 3, 7, 12)).ShouldBeTrue();
            }

            return answer.Decision;
        }));

        answers.Count(decision => decision is BeginDecision.Go).ShouldBe(1);
        (await video.Known()).Status.ShouldBe(VideoStatus.Completed);
        (await cluster.FingerprintsOf(facts.VideoId)).ShouldBe(1);
        (await video.Begin(new BeginRequest(facts, "a redelivery"))).Decision.ShouldBe(BeginDecision.AlreadyDone);
    }

    [Fact]
    public async Task Several_timestamp_rows_for_one_video_are_impossible()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async n =>
        {
            var answer = await video.Begin(new BeginRequest(facts with { ETag = $"etag-{n % 5}" }, $"m{n}", Force: true));
            await cluster.Finish(facts, answer.Attempt, 3, 7, 12 + n);
        }));

        (await cluster.Scalar(
            "SELECT count(*) FROM (SELECT video_id, COUNT(*) FROM video_timestamps GROUP BY video_id HAVING COUNT(*) > 1) AS twice"))
            .ShouldBe(0);
        (await cluster.FingerprintsOf(facts.VideoId)).ShouldBe(1);
    }

    [Fact]
    public async Task Every_one_of_1000_reads_during_an_analysis_is_consistent_and_mutating_it_changes_nothing()
    {
        await cluster.Analyse(1, 4.5, 9, 16, 21.5, 30, 33, 41);
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        var attempt = await cluster.Begin(facts);
        var reads = ReadAll(video, 1000);
        for (var step = 0; step <= 100; step++)
        {
            await video.ReportProgress(attempt, new AnalysisProgress(step / 100d, [.. Enumerable.Range(0, step).Select(n => n + 1d)]));
        }

        await cluster.Finish(facts, attempt, 1, 4.5, 9, 16, 21.5, 30, 33, 41);
        var snapshots = await reads;

        foreach (var (earlier, later) in snapshots.Zip(snapshots.Skip(1)))
        {
            later.Revision.ShouldBeGreaterThanOrEqualTo(earlier.Revision);
            later.Progress.ShouldBeGreaterThanOrEqualTo(earlier.Progress);
            (later.Status is VideoStatus.Completed || later.DuplicateCount == 0).ShouldBeTrue();
            (later.Status is VideoStatus.Analyzing ? later.SceneCuts.Length : 100).ShouldBe((int)Math.Round(later.Progress * 100));
        }

        (await video.Known()).DuplicateCount.ShouldBe((await cluster.Library.GetDuplicates(facts.VideoId))!.Value.Length);

        var mine = await video.Known();
        System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(mine.SceneCuts)![0] = 99;
        (await video.Known()).SceneCuts[0].ShouldBe(1);
    }

    [Fact]
    public async Task A_report_of_a_superseded_attempt_changes_nothing()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        var old = await cluster.Begin(facts, "message");
        var current = await cluster.Begin(facts, "message");

        (await video.ReportProgress(old, new AnalysisProgress(0.9, []))).ShouldBeFalse();
        (await video.SaveFingerprint(old, GrainCluster.Media, GrainCluster.Fingerprint(1, 2, 3))).ShouldBeNull();
        (await video.Complete(old, new MatchSet(1, []))).ShouldBeFalse();
        (await video.Fail(old, NotAVideo)).ShouldBeFalse();
        (await video.Release(old)).ShouldBeFalse();

        (await video.Known()).Status.ShouldBe(VideoStatus.Analyzing);
        (await video.Known()).Progress.ShouldBe(0);
        (await cluster.Finish(facts, current, 3, 7, 12)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_message_for_work_under_way_is_redundant_until_the_attempt_falls_silent()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        await cluster.Begin(facts, "first");

        (await video.Begin(new BeginRequest(facts, "second"))).Decision.ShouldBe(BeginDecision.UnderWay);
        cluster.Clock.Advance(TimeSpan.FromMinutes(5));
        (await video.Begin(new BeginRequest(facts, "third"))).Decision.ShouldBe(BeginDecision.Go);
    }

    [Fact]
    public async Task A_video_that_cannot_be_decoded_fails_once_for_good_and_a_forced_analysis_tries_it_again()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        await video.Fail(await cluster.Begin(facts), NotAVideo);

        (await video.Known()).Error.ShouldBe(NotAVideo);
        (await video.Begin(new BeginRequest(facts, "redelivery"))).Decision.ShouldBe(BeginDecision.AlreadyDone);
        (await video.Begin(new BeginRequest(facts, "asked for", Force: true))).Decision.ShouldBe(BeginDecision.Go);
    }

    [Fact]
    public async Task A_released_attempt_waits_in_the_queue_and_the_same_message_begins_the_next()
    {
        var facts = GrainCluster.NewObject();
        var attempt = await cluster.Begin(facts, "message");

        (await cluster.Video(facts.VideoId).Release(attempt)).ShouldBeTrue();

        (await cluster.Video(facts.VideoId).Known()).Status.ShouldBe(VideoStatus.Queued);
        (await cluster.Begin(facts, "message")).ShouldBe(attempt + 1);
    }

    [Fact]
    public async Task A_last_chance_whose_silo_died_is_said_by_the_grain_itself()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        await cluster.Begin(facts, last: true);
        var reminded = video.AsReference<IRemindable>();

        await reminded.ReceiveReminder("abandoned", default);
        (await video.Known()).Status.ShouldBe(VideoStatus.Analyzing);
        cluster.Clock.Advance(TimeSpan.FromMinutes(5));
        await reminded.ReceiveReminder("abandoned", default);

        (await video.Known()).Error!.Code.ShouldBe(VideoErrorCodes.AnalyserCrashed);
        (await cluster.IsSettled(facts)).ShouldBeFalse("redriving the dead-letter queue must try again");
    }

    [Fact]
    public async Task A_request_for_another_analysis_queues_the_video_unless_something_has_happened_since()
    {
        var facts = await cluster.Analyse(3, 7, 12);
        var video = cluster.Video(facts.VideoId);
        var seen = await video.Known();

        (await video.Queue(seen.Revision - 1))!.Status.ShouldBe(VideoStatus.Completed);
        (await video.Queue(seen.Revision))!.Status.ShouldBe(VideoStatus.Queued);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_given_again()
    {
        var facts = GrainCluster.NewObject();
        var attempt = await cluster.Begin(facts);
        await cluster.Finish(facts, attempt, 3, 7, 12);

        (await cluster.Video(facts.VideoId).Complete(attempt, new MatchSet(0, []))).ShouldBeTrue();
        (await cluster.Video(facts.VideoId).Fail(attempt, NotAVideo)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_announced_upload_is_pending_and_keeps_its_name_and_its_time()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);

        var announced = await video.Announce(facts with { FileName = "my film.mp4", ETag = null });
        await cluster.Finish(facts, await cluster.Begin(facts), 3, 7, 12);

        announced.Status.ShouldBe(VideoStatus.Pending);
        (await video.Known()).FileName.ShouldBe("my film.mp4");
        (await video.Known()).UploadedAt.ShouldBe(announced.UploadedAt);
        (await video.Announce(facts)).Status.ShouldBe(VideoStatus.Completed);
    }

    [Fact]
    public async Task A_watcher_sees_the_present_then_changes_then_the_terminal_snapshot_and_the_stream_ends()
    {
        var facts = GrainCluster.NewObject();
        var video = cluster.Video(facts.VideoId);
        var attempt = await cluster.Begin(facts);
        var begun = new TaskCompletionSource();
        var watching = Watch(video, begun);
        await begun.Task;

        await video.ReportProgress(attempt, new AnalysisProgress(0.4, []));
        await cluster.Finish(facts, attempt, 3, 7, 12);
        var seen = await watching;

        seen[0].Status.ShouldBe(VideoStatus.Analyzing);
        seen[^1].Status.ShouldBe(VideoStatus.Completed);
        seen.Select(snapshot => snapshot.Revision).ShouldBeInOrder(SortDirection.Ascending);
        seen.Count(snapshot => snapshot.IsTerminal).ShouldBe(1);
    }

    [Fact]
    public async Task An_activation_that_ends_forgets_nothing_and_revisions_never_fall()
    {
        var facts = await cluster.Analyse(3, 7, 12);
        var before = await cluster.Video(facts.VideoId).Known();

        await cluster.Video(facts.VideoId).Reactivate();

        var after = await cluster.Video(facts.VideoId).Known();
        after.Revision.ShouldBeGreaterThan(before.Revision);
        (after with { Revision = 0, SceneCuts = [] }).ShouldBe(before with { Revision = 0, SceneCuts = [] });
        after.SceneCuts.ShouldBe(before.SceneCuts);
    }

    private static async Task<List<VideoSnapshot>> ReadAll(IVideoAnalysisGrain video, int count)
    {
        var snapshots = new List<VideoSnapshot>(count);
        while (snapshots.Count < count)
        {
            snapshots.Add(await video.Known());
        }

        return snapshots;
    }

    private static async Task<List<VideoSnapshot>> Watch(IVideoAnalysisGrain video, TaskCompletionSource begun)
    {
        var seen = new List<VideoSnapshot>();
        await foreach (var snapshot in video.Watch())
        {
            seen.Add(snapshot);
            begun.TrySetResult();
        }

        return seen;
    }
}
