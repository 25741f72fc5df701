using Npgsql;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Testing;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class MissingVideoStoreTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static readonly VideoError Missing = new(VideoErrorCodes.ObjectMissing, "Not there.");

    private readonly MissingVideoStore _missing = new(database.DataSource);
    private readonly VideoStore _videos = new(database.DataSource);

    [Fact]
    public async Task Videos_that_nobody_knows_are_recorded_as_failed_once()
    {
        var (large, unknown) = (Sample.Video("large") with { Size = 5_000_000_000 }, Sample.Video("sizeless"));

        (await Record(large, unknown)).ShouldBe(("large sizeless", 2));
        (await Record(large, unknown)).ShouldBe(("large sizeless", 0));

        (await _videos.FindAsync("large", default)).ShouldNotBeNull().ShouldSay(large with
        {
            Status = VideoStatus.Failed,
            Error = Missing,
            CompletedAt = Sample.Time,
            Revision = 0,
        });
        (await _videos.FindAsync("sizeless", default)).ShouldNotBeNull().Size.ShouldBeNull();
    }

    [Theory]
    [InlineData(VideoStatus.Pending)]
    [InlineData(VideoStatus.Analyzing)]
    [InlineData(VideoStatus.Completed)]
    public async Task A_video_that_is_known_is_left_to_its_grain(VideoStatus status)
    {
        var known = Sample.Video($"known-{status}") with { Status = status };
        await _videos.SaveAsync(known, "etag", default);

        (await Record(Sample.Video(known.VideoId), Sample.Video($"beside-{status}"))).ShouldBe(($"beside-{status}", 1));

        (await _videos.FindAsync(known.VideoId, default)).ShouldNotBeNull().ShouldSay(known);
    }

    [Fact]
    public async Task A_video_that_was_deleted_stays_deleted()
    {
        await _videos.SaveAsync(Sample.Video("deleted"), "etag", default);
        await _videos.DeleteAsync("deleted", default);

        (await Record(Sample.Video("deleted"))).ShouldBe(("deleted", 0));

        (await _videos.FindAsync("deleted", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_video_that_came_back_after_its_deletion_is_left_to_its_grain()
    {
        await _videos.SaveAsync(Sample.Video("back"), "etag", default);
        await _videos.DeleteAsync("back", default);
        await _videos.SaveAsync(Sample.Video("back"), "another", default);

        (await Record(Sample.Video("back"))).ShouldBe(("", 0));

        (await _videos.FindAsync("back", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_video_that_is_being_deleted_stays_deleted()
    {
        await _videos.SaveAsync(Sample.Video("going"), "etag", default);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var deletion = await connection.BeginTransactionAsync();
        await using var delete = new NpgsqlCommand(
            "INSERT INTO deleted_videos VALUES ('going'); DELETE FROM videos WHERE video_id = 'going'", connection);
        await delete.ExecuteNonQueryAsync();

        // Its statement has begun, and so sees nothing of the deletion; the row's place is free when that has ended.
        var recording = Record(Sample.Video("going"));
        await Eventually.HoldsAsync("it waits for the deletion", async () => await CountWaitingAsync() == 1);
        await deletion.CommitAsync();

        (await recording).ShouldBe(("going", 0));
        (await _videos.FindAsync("going", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Silos_that_record_the_same_videos_at_once_do_not_deadlock_and_record_each_once()
    {
        VideoSnapshot[] videos = [.. Enumerable.Range(0, 100).Select(n => Sample.Video($"shared-{n}"))];

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(silo =>
            Record(silo % 2 == 0 ? videos : [.. videos.Reverse()])));

        answers.ShouldAllBe(answer => answer.Settled.Split(' ', StringSplitOptions.None).Length == 100);
        answers.Sum(answer => answer.Recorded).ShouldBe(100);
    }

    /// <summary>The ids of those that are settled, and how many were recorded.</summary>
    private async Task<(string Settled, int Recorded)> Record(params VideoSnapshot[] videos)
    {
        var (settled, recorded) = await _missing.RecordAsync(videos, Missing, Sample.Time, default);
        return (string.Join(' ', settled.Order(StringComparer.Ordinal)), recorded);
    }

    private async Task<long> CountWaitingAsync()
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
