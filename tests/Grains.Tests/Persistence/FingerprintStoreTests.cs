using Npgsql;
using TVidz.Fingerprints;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class FingerprintStoreTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private readonly VideoStore _videos = new(database.DataSource);
    private readonly FingerprintStore _fingerprints = Sample.Fingerprints(database.DataSource);

    [Fact]
    public async Task A_fingerprint_reads_back_as_it_was_saved()
    {
        var fingerprint = new Fingerprint(3, 1e6, [double.Epsilon, 0.1, 1 / 3d, 999_999.999_999]);

        var revision = await Sample.AddAsync(_fingerprints, "exact", fingerprint);

        var stored = (await _fingerprints.FindAsync("exact", default)).ShouldNotBeNull();
        stored.VideoId.ShouldBe("exact");
        stored.Revision.ShouldBe(revision);
        stored.Fingerprint.ShouldSay(fingerprint);
    }

    [Fact]
    public async Task A_fingerprint_without_cuts_and_one_with_ten_thousand_are_kept()
    {
        var many = new Fingerprint(1, 20_000, [.. Enumerable.Range(1, 10_000).Select(second => second + 0.04)]);
        await Sample.AddAsync(_fingerprints, "still", new Fingerprint(1, 5, []));
        await Sample.AddAsync(_fingerprints, "busy", many);

        (await _fingerprints.FindAsync("still", default)).ShouldNotBeNull().Fingerprint.SceneCuts.ShouldBeEmpty();
        (await _fingerprints.FindAsync("busy", default)).ShouldNotBeNull().Fingerprint.SceneCuts.ShouldBe(many.SceneCuts);
    }

    [Fact]
    public async Task A_video_without_a_fingerprint_has_none()
    {
        await _videos.SaveAsync(Sample.Video("fresh"), null, default);

        (await _fingerprints.FindAsync("fresh", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Pictures_are_stored_with_the_cuts()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var store = Sample.Fingerprints(own.DataSource);
        var fingerprint = Sample.Fingerprint with { Version = 2, Pictures = Sample.Pictures };

        await Sample.AddAsync(store, "seen", fingerprint);

        (await store.FindAsync("seen", default)).ShouldNotBeNull().Fingerprint.ShouldSay(fingerprint);
    }

    [Fact]
    public async Task A_new_fingerprint_takes_the_place_of_the_older_ones_pictures_too()
    {
        await Sample.AddAsync(_fingerprints, "replaced", Sample.Fingerprint with { Pictures = Sample.Pictures });

        await Sample.AddAsync(_fingerprints, "replaced", Sample.Fingerprint);

        (await _fingerprints.FindAsync("replaced", default)).ShouldNotBeNull().Fingerprint.ShouldSay(Sample.Fingerprint);
    }

    /// <summary>As the rows are that were written before there was a column for pictures.</summary>
    [Fact]
    public async Task A_row_that_says_nothing_of_pictures_has_none()
    {
        await _videos.SaveAsync(Sample.Video("before"), null, default);
        await ExecuteAsync(
            database,
            """
            INSERT INTO video_timestamps (video_id, timestamps, duration, fingerprint_version, partition_hash)
            VALUES ('before', '{1.5,20.25,40}', 60, 1, 0)
            """);

        (await _fingerprints.FindAsync("before", default)).ShouldNotBeNull().Fingerprint.ShouldSay(Sample.Fingerprint);
    }

    [Fact]
    public async Task Pictures_that_cannot_be_read_cost_their_video_its_pictures_only()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var log = new RecordingLog<FingerprintStore>();
        var store = new FingerprintStore(own.DataSource, log);
        await Sample.AddAsync(store, "broken", Sample.Fingerprint with { Pictures = Sample.Pictures });
        await ExecuteAsync(own, "UPDATE video_timestamps SET pictures = substr(pictures, 1, 20)");

        (await store.FindAsync("broken", default)).ShouldNotBeNull().Fingerprint.ShouldSay(Sample.Fingerprint);
        log.Lines.ShouldHaveSingleItem().ShouldContain("Video broken");
    }

    [Fact]
    public async Task Several_are_read_at_once_and_those_that_are_missing_are_left_out()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var store = Sample.Fingerprints(own.DataSource);
        var seen = Sample.Fingerprint with { Pictures = Sample.Pictures };
        await Sample.AddAsync(store, "plain");
        await Sample.AddAsync(store, "other");
        var revision = await Sample.AddAsync(store, "seen", seen);

        var found = await store.FindAsync(["seen", "gone", "plain"], default);

        found.Keys.Order().ShouldBe(["plain", "seen"]);
        found["plain"].Fingerprint.ShouldSay(Sample.Fingerprint);
        found["seen"].Fingerprint.ShouldSay(seen);
        found["seen"].Revision.ShouldBe(revision);
    }

    [Theory]
    [InlineData(Fingerprint.CurrentVersion - 1, false)]
    [InlineData(Fingerprint.CurrentVersion, true)]
    [InlineData(Fingerprint.CurrentVersion + 1, true)]
    public async Task A_fingerprint_is_up_to_date_from_the_present_version_on(int version, bool isUpToDate)
    {
        await Sample.AddAsync(_fingerprints, $"version{version}", Sample.Fingerprint with { Version = version });

        (await _fingerprints.IsUpToDateAsync($"version{version}", default)).ShouldBe(isUpToDate);
        (await _fingerprints.IsUpToDateAsync("nobody", default)).ShouldBeFalse();
    }

    /// <summary>The predecessor's fault: several timestamp rows for one video.</summary>
    [Fact]
    public async Task Fifty_concurrent_completions_and_analyses_anew_leave_one_row_for_each_video()
    {
        var revisions = await Task.WhenAll(Enumerable.Range(0, 50).Select(index =>
            Sample.AddAsync(_fingerprints, "same", new Fingerprint(1, 60, [index + 1]))));
        var anew = await Sample.AddAsync(_fingerprints, "same");

        revisions.Distinct().Count().ShouldBe(50);
        anew.ShouldBeGreaterThan(revisions.Max());
        var stored = (await _fingerprints.FindAsync("same", default)).ShouldNotBeNull();
        (stored.Revision, stored.Fingerprint.SceneCuts.Length).ShouldBe((anew, 3));
        await using var command = database.DataSource.CreateCommand(
            "SELECT video_id, COUNT(*) FROM video_timestamps GROUP BY video_id HAVING COUNT(*) > 1");
        await using var reader = await command.ExecuteReaderAsync();
        reader.HasRows.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_concurrent_completions_the_one_that_stays_has_the_highest_revision()
    {
        for (var round = 0; round < 20; round++)
        {
            var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(async index =>
            {
                var fingerprint = new Fingerprint(1, 60, [index + 1]);
                return (Revision: await Sample.AddAsync(_fingerprints, "last", fingerprint), Cut: index + 1);
            }));

            var stored = (await _fingerprints.FindAsync("last", default)).ShouldNotBeNull();
            var newest = saved.MaxBy(save => save.Revision);
            (stored.Revision, stored.Fingerprint.SceneCuts[0]).ShouldBe((newest.Revision, newest.Cut));
        }
    }

    [Fact]
    public async Task A_fingerprint_that_cannot_be_stored_leaves_the_video_as_it_was()
    {
        await _videos.SaveAsync(Sample.Video("intact"), null, default);
        var wrong = new Fingerprint(1, -1, []);

        await Should.ThrowAsync<PostgresException>(() =>
            _fingerprints.SaveAsync(Sample.Video("intact", revision: 2) with { Codec = "h264" }, null, wrong, default));

        (await _videos.FindAsync("intact", default)).ShouldNotBeNull().Codec.ShouldBeNull();
    }

    private static async Task ExecuteAsync(PostgresDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
