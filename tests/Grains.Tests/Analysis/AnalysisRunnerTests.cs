using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Ingress;
using TVidz.Media;

namespace TVidz.Grains.Tests.Analysis;

public sealed class AnalysisRunnerTests : IClassFixture<AnalysisCluster>
{
    private const string Film = "2 6.5 9 17 21.5 31 33 41 48";
    private readonly AnalysisCluster _cluster;

    public AnalysisRunnerTests(AnalysisCluster cluster)
    {
        _cluster = cluster;
        cluster.Analyser.Script = (_, _) => Task.CompletedTask;
    }

    [Fact]
    public async Task A_created_object_is_analysed_and_its_message_is_done()
    {
        var facts = await _cluster.Put(Film);

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);

        var video = await _cluster.State(facts);
        video.Status.ShouldBe(VideoStatus.Completed);
        video.SceneCuts.Length.ShouldBe(9);
        video.Size.ShouldBe(Film.Length);
    }

    [Fact]
    public async Task An_event_for_what_has_its_outcome_is_done_without_looking_at_the_object()
    {
        var facts = await _cluster.Put(Film);
        await _cluster.Handle(facts);
        await _cluster.Aws.S3.DeleteObjectAsync(facts.Bucket, facts.Key);

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);

        (await _cluster.State(facts)).Status.ShouldBe(VideoStatus.Completed);
    }

    [Fact]
    public async Task A_late_event_of_an_older_version_needs_no_analysis()
    {
        var old = await _cluster.Put("1 2 3");
        var facts = await _cluster.Put(Film, old.Key);
        await _cluster.Handle(facts);
        var analyses = _cluster.Analyser.Count;

        (await _cluster.Handle(old)).ShouldBe(EventOutcome.Done);

        _cluster.Analyser.Count.ShouldBe(analyses);
        (await _cluster.State(facts)).SceneCuts.Length.ShouldBe(9);
    }

    [Fact]
    public async Task A_request_for_an_analysis_is_one_even_where_there_is_an_outcome()
    {
        var facts = await _cluster.Put(Film);
        await _cluster.Handle(facts);
        var analyses = _cluster.Analyser.Count;

        await _cluster.Handle(facts, ObjectEventKind.AnalysisRequested);

        _cluster.Analyser.Count.ShouldBe(analyses + 1);
    }

    [Fact]
    public async Task An_object_that_was_deleted_before_its_analysis_is_missing()
    {
        var facts = await _cluster.Put(Film);
        await _cluster.Aws.S3.DeleteObjectAsync(facts.Bucket, facts.Key);

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);

        (await _cluster.State(facts)).Error!.Code.ShouldBe(VideoErrorCodes.ObjectMissing);
    }

    [Fact]
    public async Task A_removed_object_takes_its_video_with_it_unless_it_is_there_again()
    {
        var facts = await _cluster.Put(Film);
        await _cluster.Handle(facts);
        await _cluster.Handle(facts, ObjectEventKind.Removed);
        (await _cluster.State(facts)).Status.ShouldBe(VideoStatus.Completed, "the event is late: the object is there");

        await _cluster.Aws.S3.DeleteObjectAsync(facts.Bucket, facts.Key);
        await _cluster.Handle(facts, ObjectEventKind.Removed);

        (await _cluster.Video(facts.VideoId).GetState()).ShouldBeNull();
    }

    [Fact]
    public async Task An_object_overwritten_while_it_is_analysed_ends_with_the_last_content()
    {
        var old = await _cluster.Put("1 2 3");
        var begun = new TaskCompletionSource();
        _cluster.Analyser.Script = async (content, cancellation) =>
        {
            if (content == "1 2 3")
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
            }
        };
        var analysingOld = _cluster.Handle(old);
        await begun.Task;
        var facts = await _cluster.Put(Film, old.Key);

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);

        // The older attempt stops itself; its message comes back, and is settled then.
        (await ClockedUntil(analysingOld)).ShouldBe(EventOutcome.Retry);
        (await _cluster.Handle(old)).ShouldBe(EventOutcome.Done);
        (await _cluster.State(facts)).SceneCuts.Length.ShouldBe(9);
    }

    [Theory]
    [InlineData("", VideoErrorCodes.Empty)]
    [InlineData(null, VideoErrorCodes.TooLarge)]
    public async Task An_object_of_no_bytes_or_too_many_fails_without_being_downloaded(string? content, string code)
    {
        var facts = await _cluster.Put(content ?? new string(' ', 1001));
        var analyses = _cluster.Analyser.Count;

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);

        (await _cluster.State(facts)).Error!.Code.ShouldBe(code);
        _cluster.Analyser.Count.ShouldBe(analyses);
    }

    [Fact]
    public async Task A_file_at_fault_fails_the_video_for_good_in_the_words_of_media()
    {
        var facts = await _cluster.Put(Film);
        _cluster.Analyser.Script = (_, _) => throw new MediaException(MediaError.Corrupt, "Breaks off after 3 s.");

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);

        (await _cluster.State(facts)).Error.ShouldBe(new VideoError(VideoErrorCodes.Corrupt, "Breaks off after 3 s."));
    }

    [Fact]
    public async Task An_analyser_that_dies_leaves_the_message_on_the_queue_and_fails_the_video_at_its_last_receive()
    {
        var facts = await _cluster.Put(Film);
        _cluster.Analyser.Script = (_, _) => throw new MediaException(MediaError.AnalyserCrashed, "It crashed.");

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Retry);
        (await _cluster.State(facts)).Status.ShouldBe(VideoStatus.Queued);
        (await _cluster.Handle(facts, isLast: true)).ShouldBe(EventOutcome.Retry);

        (await _cluster.State(facts)).Error!.Code.ShouldBe(VideoErrorCodes.AnalyserCrashed);
    }

    [Fact]
    public async Task A_stopping_silo_stops_the_analysis_and_the_message_begins_another_elsewhere()
    {
        var facts = await _cluster.Put(Film);
        using var stopping = new CancellationTokenSource();
        _cluster.Analyser.Script = async (_, cancellation) =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        };

        await Should.ThrowAsync<OperationCanceledException>(
            _cluster.Handle(facts, cancellationToken: stopping.Token));
        _cluster.Analyser.Script = (_, _) => Task.CompletedTask;
        _cluster.Clock.Advance(TimeSpan.FromMinutes(5));
        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);

        (await _cluster.State(facts)).Status.ShouldBe(VideoStatus.Completed);
    }

    [Fact]
    public async Task Two_copies_analysed_at_the_same_moment_find_each_other_and_are_one_pair()
    {
        const string Cuts = "3 8.5 11 19 25.5 36 37 44 52";
        var copies = await Task.WhenAll(_cluster.Put(Cuts), _cluster.Put(Cuts));

        await Task.WhenAll(copies.Select(copy => _cluster.Handle(copy)));

        foreach (var (copy, other) in new[] { (copies[0], copies[1]), (copies[1], copies[0]) })
        {
            (await _cluster.Library.GetDuplicates(copy.VideoId))!.Value
                .ShouldContain(duplicate => duplicate.VideoId == other.VideoId);
        }

        (await _cluster.Scalar(
            $"SELECT count(*) FROM matches WHERE '{copies[0].VideoId}' IN (first_id, second_id) AND '{copies[1].VideoId}' IN (first_id, second_id)"))
            .ShouldBe(1);
    }

    /// <summary>Lets the clock run, by which attempts report and learn that they are superseded, until the task has ended.</summary>
    private async Task<EventOutcome> ClockedUntil(Task<EventOutcome> task)
    {
        while (!task.IsCompleted)
        {
            _cluster.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(task, Task.Delay(20));
        }

        return await task;
    }
}
