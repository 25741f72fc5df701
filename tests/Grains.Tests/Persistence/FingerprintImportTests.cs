using System.Collections.Immutable;
using Npgsql;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class FingerprintImportTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private readonly VideoStore _videos = new(database.DataSource);
    private readonly FingerprintStore _fingerprints = Sample.Fingerprints(database.DataSource);
    private readonly MatchStore _matches = new(database.DataSource);

    [Fact]
    public async Task An_imported_video_is_completed_and_has_its_fingerprint()
    {
        var entry = (await ImportAsync(new ImportedVideo("i1", "old film.mp4", Sample.Fingerprint))).ShouldHaveSingleItem();

        (await _fingerprints.FindAsync("i1", default)).ShouldSay(entry);
        (await _videos.FindAsync("i1", default)).ShouldSay(new VideoSnapshot
        {
            VideoId = "i1",
            Bucket = "",
            Key = "old film.mp4",
            FileName = "old film.mp4",
            Status = VideoStatus.Completed,
            Progress = 1,
            Evidence = Evidence.Sufficient,
            Duration = 60,
            SceneCuts = Sample.Fingerprint.SceneCuts,
            UploadedAt = Sample.Time,
            CompletedAt = Sample.Time,
        });
    }

    [Fact]
    public async Task Ten_thousand_videos_are_taken_in_at_once()
    {
        var imported = Enumerable.Range(0, 10_000)
            .Select(index => new ImportedVideo($"bulk{index}", $"{index}.mp4", new Fingerprint(1, 100, [index % 90 + 1, 99])))
            .ToArray();

        var entries = await ImportAsync(imported);

        entries.Select(entry => entry.VideoId).Order().ShouldBe(imported.Select(video => video.VideoId).Order());
        entries.Select(entry => entry.Revision).Distinct().Count().ShouldBe(10_000);
    }

    [Fact]
    public async Task Of_two_lines_for_one_video_the_later_counts()
    {
        var entries = await ImportAsync(
            new ImportedVideo("i2", "first.mp4", Sample.Fingerprint),
            new ImportedVideo("i2", "second.mp4", new Fingerprint(1, 9, [4])));

        entries.ShouldHaveSingleItem().Fingerprint.Duration.ShouldBe(9);
        (await _videos.FindAsync("i2", default)).ShouldNotBeNull().FileName.ShouldBe("second.mp4");
    }

    [Fact]
    public async Task A_video_that_has_an_object_is_left_alone()
    {
        var fingerprint = Sample.Fingerprint with { Pictures = Sample.Pictures };
        var revision = await Sample.AddAsync(_fingerprints, "i3", fingerprint);

        var entries = await ImportAsync(
            new ImportedVideo("i3", "other.mp4", new Fingerprint(1, 9, [4])),
            new ImportedVideo("i4", "fine.mp4", new Fingerprint(1, 9, [4])));

        entries.ShouldHaveSingleItem().VideoId.ShouldBe("i4");
        (await _fingerprints.FindAsync("i3", default)).ShouldSay(new IndexEntry("i3", revision, fingerprint));
        (await _videos.FindAsync("i3", default)).ShouldNotBeNull().FileName.ShouldBe("i3");
    }

    [Fact]
    public async Task The_same_import_again_keeps_revisions_and_matches_and_a_changed_one_drops_them()
    {
        var video = new ImportedVideo("i5", "film.mp4", Sample.Fingerprint);
        var first = (await ImportAsync(video)).Single().Revision;
        var upload = await Sample.AddAsync(_fingerprints, "upload");
        await _matches.ReplaceAsync("upload", Sample.Matches(upload, Sample.Match("i5", first)), default);

        var second = (await ImportAsync(video)).Single().Revision;

        second.ShouldBe(first);
        (await _matches.CountAsync("upload", default)).ShouldBe(1);

        var third = (await ImportAsync(video with { Fingerprint = new Fingerprint(1, 60, [2]) })).Single().Revision;

        third.ShouldBeGreaterThan(second);
        (await _matches.CountAsync("upload", default)).ShouldBe(0);
    }

    [Fact]
    public async Task Pictures_that_come_with_an_import_are_kept_and_other_pictures_are_another_fingerprint()
    {
        var fingerprint = Sample.Fingerprint with { Pictures = Sample.Pictures };
        var video = new ImportedVideo("i8", "film.mp4", fingerprint);
        var first = (await ImportAsync(video)).Single();
        (await _fingerprints.FindAsync("i8", default)).ShouldSay(first);
        first.Fingerprint.ShouldSay(fingerprint);

        var same = (await ImportAsync(video)).Single();
        var other = (await ImportAsync(video with { Fingerprint = Sample.Fingerprint })).Single();

        same.Revision.ShouldBe(first.Revision);
        other.Revision.ShouldBeGreaterThan(first.Revision);
        (await _fingerprints.FindAsync("i8", default)).ShouldSay(other);
    }

    [Fact]
    public async Task An_import_that_fails_in_its_middle_leaves_nothing()
    {
        await Should.ThrowAsync<PostgresException>(() => ImportAsync(
            new ImportedVideo("i6", "fine.mp4", Sample.Fingerprint),
            new ImportedVideo("i7", new string('x', 2000), Sample.Fingerprint)));

        (await _videos.FindAsync("i6", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_to_import_is_no_error() => (await ImportAsync()).ShouldBeEmpty();

    [Fact]
    public async Task Imports_of_the_same_videos_at_once_end_with_one_row_each()
    {
        var ids = Enumerable.Range(0, 100).Select(index => $"both{index}").ToArray();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(run =>
        {
            var own = ids.Select(id => new ImportedVideo(id, "a.mp4", new Fingerprint(1, 60, [run + 1]))).ToArray();
            Random.Shared.Shuffle(own);
            return ImportAsync(own);
        }));

        await using var command = database.DataSource.CreateCommand(
            "SELECT count(*), count(DISTINCT video_id) FROM video_timestamps WHERE video_id LIKE 'both%'");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        (reader.GetInt64(0), reader.GetInt64(1)).ShouldBe((100, 100));
    }

    private Task<ImmutableArray<IndexEntry>> ImportAsync(params ImportedVideo[] videos) =>
        _fingerprints.ImportAsync([.. videos], _ => Evidence.Sufficient, Sample.Time, default);
}
