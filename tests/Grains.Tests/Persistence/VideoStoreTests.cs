using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class VideoStoreTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private readonly VideoStore _videos = new(database.DataSource);
    private readonly FingerprintStore _fingerprints = Sample.Fingerprints(database.DataSource);
    private readonly MatchStore _matches = new(database.DataSource);

    [Fact]
    public async Task A_video_reads_back_as_it_was_saved()
    {
        var video = Sample.Video("whole") with
        {
            Key = "in/a b+c'\"\n../😀",
            Size = 20_000_000_000,
            Status = VideoStatus.Failed,
            Progress = 0.25,
            Evidence = Evidence.Insufficient,
            Duration = 12.5,
            Width = 1920,
            Height = 1080,
            FrameRate = 29.97,
            Codec = "h264",
            Error = new VideoError(VideoErrorCodes.Corrupt, "It breaks off."),
            CompletedAt = Sample.Time.AddMinutes(1),
            Revision = 7,
        };

        (await _videos.SaveAsync(video, "etag", default)).ShouldBeTrue();

        var stored = (await _videos.FindAsync("whole", default)).ShouldNotBeNull();
        stored.ShouldSay(video);
        stored.Revision.ShouldBe(7);
    }

    [Fact]
    public async Task A_video_reads_back_with_its_cuts_and_the_number_of_its_duplicates()
    {
        var revision = await Sample.AddAsync(_fingerprints, "counted");
        var other = await Sample.AddAsync(_fingerprints, "another");
        await _matches.ReplaceAsync("counted", Sample.Matches(revision, Sample.Match("another", other)), default);

        var video = (await _videos.FindAsync("counted", default)).ShouldNotBeNull();

        video.SceneCuts.ShouldBe(Sample.Fingerprint.SceneCuts);
        video.DuplicateCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_video_that_is_not_there_is_null() =>
        (await _videos.FindAsync("nobody", default)).ShouldBeNull();

    [Fact]
    public async Task An_older_revision_never_overwrites_a_newer_one()
    {
        var newer = Sample.Video("ordered", revision: 5) with { Progress = 0.5 };
        await _videos.SaveAsync(newer, null, default);

        (await _videos.SaveAsync(newer with { Revision = 4, Progress = 0.4 }, null, default)).ShouldBeFalse();
        (await _fingerprints.SaveAsync(newer with { Revision = 4 }, null, Sample.Fingerprint, default)).ShouldBeNull();

        var stored = (await _videos.FindAsync("ordered", default)).ShouldNotBeNull();
        stored.Progress.ShouldBe(0.5);
        stored.SceneCuts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Saves_in_any_order_and_at_once_end_with_the_newest_revision()
    {
        var revisions = Enumerable.Range(1, 50).ToArray();
        Random.Shared.Shuffle(revisions);

        await Task.WhenAll(revisions.Select(revision =>
            _videos.SaveAsync(Sample.Video("raced", revision: revision) with { Progress = revision / 50d }, null, default)));

        var stored = (await _videos.FindAsync("raced", default)).ShouldNotBeNull();
        (stored.Revision, stored.Progress).ShouldBe((50, 1));
    }

    [Theory]
    [InlineData("1699999999-holiday.mp4", "holiday.mp4", true)]
    [InlineData("1699999999-holiday.mp4", "1699999999-holiday.mp4", true)]
    [InlineData("beach.mp4", "beach.mp4", true)]
    [InlineData("beach.mp4", "1699999999-beach.mp4", false)]
    [InlineData("1-2-nested.mp4", "2-nested.mp4", true)]
    [InlineData("1-2-nested.mp4", "nested.mp4", false)]
    [InlineData("2024-", "2024-", true)]
    [InlineData("CASE.mp4", "case.mp4", false)]
    [InlineData("nul.mp4", "nul\0.mp4", false)]
    public async Task A_video_is_found_by_its_file_name_with_and_without_a_leading_number(string stored, string asked, bool found)
    {
        var id = VideoIds.For("names", stored);
        await _videos.SaveAsync(Sample.Video(id, stored), null, default);

        (await _videos.FindByFileNameAsync(asked, default))?.VideoId.ShouldBe(found ? id : null);
    }

    [Fact]
    public async Task Of_several_videos_of_one_name_the_newest_is_found()
    {
        await _videos.SaveAsync(Sample.Video("n1", "9-twice.mp4") with { UploadedAt = Sample.Time.AddDays(1) }, null, default);
        await _videos.SaveAsync(Sample.Video("n2", "twice.mp4") with { UploadedAt = Sample.Time.AddDays(3) }, null, default);
        await _videos.SaveAsync(Sample.Video("n3", "7-twice.mp4") with { UploadedAt = Sample.Time.AddDays(2) }, null, default);

        (await _videos.FindByFileNameAsync("twice.mp4", default)).ShouldNotBeNull().VideoId.ShouldBe("n2");

        await _videos.SaveAsync(Sample.Video("n4", "8-twice.mp4") with { UploadedAt = Sample.Time.AddDays(4) }, null, default);
        (await _videos.FindByFileNameAsync("twice.mp4", default)).ShouldNotBeNull().VideoId.ShouldBe("n4");
    }

    [Fact]
    public async Task Deleting_a_video_takes_its_fingerprint_and_its_matches_out()
    {
        var gone = await Sample.AddAsync(_fingerprints, "gone");
        var stays = await Sample.AddAsync(_fingerprints, "stays");
        await _matches.ReplaceAsync("gone", Sample.Matches(gone, Sample.Match("stays", stays)), default);

        (await _videos.DeleteAsync("gone", default)).ShouldBeTrue();

        (await _videos.FindAsync("gone", default)).ShouldBeNull();
        (await _fingerprints.FindAsync("gone", default)).ShouldBeNull();
        (await _matches.CountAsync("stays", default)).ShouldBe(0);
        (await _videos.DeleteAsync("gone", default)).ShouldBeFalse();
    }
}
