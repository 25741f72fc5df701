using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Ingress;
using TVidz.Media;
using TVidz.Testing;

namespace TVidz.Grains.Tests.Analysis;

/// <summary>What becomes of a video whose object, analyser or silo is not as it should be.</summary>
public sealed class AnalysisMishapTests : IClassFixture<AnalysisCluster>
{
    private const string Film = AnalysisCluster.Film;
    private readonly AnalysisCluster _cluster;

    public AnalysisMishapTests(AnalysisCluster cluster)
    {
        _cluster = cluster;
        cluster.Analyser.Reset();
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
        (await ClockedUntil(analysingOld)).ShouldBe(EventOutcome.Abandoned);
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
    public async Task A_video_deleted_while_it_is_analysed_stays_deleted_until_its_object_is_written_anew()
    {
        var facts = await _cluster.Put(Film);
        _cluster.Analyser.Script = async (_, _) => (await _cluster.Video(facts.VideoId).Delete()).ShouldBeTrue();

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Abandoned);
        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);
        (await _cluster.Video(facts.VideoId).GetState()).ShouldBeNull();

        _cluster.Analyser.Script = (_, _) => Task.CompletedTask;
        var anew = await _cluster.Put("1 5 6.5 11 17 23", facts.Key);
        (await _cluster.Handle(anew)).ShouldBe(EventOutcome.Done);
        (await _cluster.State(anew)).Status.ShouldBe(VideoStatus.Completed);
    }

    [Fact]
    public async Task A_missing_object_fails_a_video_whose_analysis_died_with_its_silo()
    {
        var facts = await _cluster.Put(Film);
        await _cluster.Begin(facts, messageId: "died");
        await _cluster.Aws.S3.DeleteObjectAsync(facts.Bucket, facts.Key);
        _cluster.Clock.Advance(TimeSpan.FromMinutes(5));

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);

        (await _cluster.State(facts)).Error!.Code.ShouldBe(VideoErrorCodes.ObjectMissing);
    }

    [Fact]
    public async Task A_passing_failure_releases_the_video_and_is_thrown_however_often_the_message_has_come()
    {
        var facts = await _cluster.Put(Film);
        _cluster.Analyser.Script = (_, _) => throw new IOException("The disk is full.");

        await Should.ThrowAsync<IOException>(_cluster.Handle(facts, isLast: true));

        (await _cluster.State(facts)).Status.ShouldBe(VideoStatus.Queued);
    }

    /// <summary>Lets the clock run, by which attempts report and learn that they are superseded, until the task has ended.</summary>
    private async Task<EventOutcome> ClockedUntil(Task<EventOutcome> task)
    {
        await Eventually.HoldsAsync("the attempt has ended", () =>
        {
            _cluster.Clock.Advance(TimeSpan.FromSeconds(10));
            return task.IsCompleted;
        });
        return await task;
    }
}
