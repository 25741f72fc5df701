using System.Net.Http.Json;
using TVidz.EndToEnd.Tests.Cluster;
using TVidz.Fingerprints;
using TVidz.Testing;
using TVidz.Testing.Films;

namespace TVidz.EndToEnd.Tests;

/// <summary>From an upload to its duplicates, through REST alone.</summary>
public sealed class PipelineTests(PipelineTests.Fixture fixture) : IClassFixture<PipelineTests.Fixture>
{
    private readonly TVidzClient _client = fixture.Cluster.Client;

    [Fact]
    public async Task A_fragment_names_the_seconds_of_the_film_it_was_cut_from()
    {
        var fragment = await _client.Upload(await fixture.Copy("fragment.mp4", "-ss 20 -t 22", "-crf 34 -s 160x120"));

        var video = await _client.WaitUntilDone(fragment);
        var match = (await _client.Duplicates(fragment)).Single(item => (string)item!["videoId"]! == fixture.FilmId)!;

        ((string)video["status"]!).ShouldBe("completed");
        ((int)video["duplicateCount"]!).ShouldBeGreaterThanOrEqualTo(1);
        ((string)match["fileName"]!).ShouldBe("film.mp4");
        ((string)match["kind"]!).ShouldBe("partial");
        ((double)match["coverage"]!).ShouldBeGreaterThan(0.95);
        var segment = match["segments"]!.AsArray().Single()!;
        ((double)segment["start"]!).ShouldBe(0, 0.2);
        ((double)segment["end"]!).ShouldBe(22, 0.2);
        ((double)segment["matchStart"]!).ShouldBe(20, 0.2);
        ((double)segment["matchEnd"]!).ShouldBe(42, 0.2);
        ((double)segment["speed"]!).ShouldBe(1, 0.01);
    }

    [Fact]
    public async Task Exact_float_equality_is_not_needed_a_trimmed_copy_is_found()
    {
        var copy = await _client.Upload(await fixture.Copy("trimmed.mp4", "-ss 7.3", ""));
        await _client.WaitUntilDone(copy);

        var segment = await TheSegmentWithTheFilm(copy);

        ((double)segment["start"]!).ShouldBe(0, 0.2);
        ((double)segment["matchStart"]!).ShouldBe(7.3, 0.2);
        ((double)segment["matchEnd"]!).ShouldBe(Fixture.Seconds, 0.2);
    }

    [Fact]
    public async Task Exact_float_equality_is_not_needed_a_30_fps_copy_of_a_25_fps_film_is_found()
    {
        var copy = await _client.Upload(await fixture.Copy("30fps.mp4", "", "-r 30"));
        await _client.WaitUntilDone(copy);

        var match = (await _client.Duplicates(copy)).Single(item => (string)item!["videoId"]! == fixture.FilmId)!;

        ((string)match["kind"]!).ShouldBe("full");
        var segment = match["segments"]!.AsArray().Single()!;
        ((double)segment["start"]!).ShouldBe(0, 0.2);
        ((double)segment["end"]!).ShouldBe(Fixture.Seconds, 0.2);
        ((double)segment["matchStart"]!).ShouldBe(0, 0.2);
        ((double)segment["matchEnd"]!).ShouldBe(Fixture.Seconds, 0.2);
    }

    [Fact]
    public async Task A_match_is_readable_from_both_sides_and_its_score_is_explained()
    {
        var copy = await _client.Upload(await fixture.Copy("both-sides.mp4", "-ss 12", ""));
        await _client.WaitUntilDone(copy);
        var here = await TheSegmentWithTheFilm(copy);

        var there = (await _client.Duplicates(fixture.FilmId)).Single(item => (string)item!["videoId"]! == copy)!;
        var reversed = there["segments"]!.AsArray().Single()!;
        var explained = await _client.Get($"/videos/{copy}/duplicates/{fixture.FilmId}");

        ((double)reversed["start"]!).ShouldBe((double)here["matchStart"]!, 1e-6);
        ((double)reversed["matchEnd"]!).ShouldBe((double)here["end"]!, 1e-6);
        explained["alignedCuts"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(5);
        explained["parts"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Events_lead_to_the_terminal_state_and_say_what_the_video_says()
    {
        var id = await _client.Upload(await fixture.Copy("watched.mp4", "-ss 3", "-crf 30"));

        var events = await _client.Events(id);

        events.Count.ShouldBeGreaterThanOrEqualTo(2);
        events.Select(e => (double)e["progress"]!).ShouldBeInOrder(SortDirection.Ascending);
        events[^1].ToJsonString().ShouldBe((await _client.Get($"/videos/{id}")).ToJsonString());
    }

    [Fact]
    public async Task A_backfill_makes_fingerprints_of_an_older_version_anew_and_no_others()
    {
        var id = await _client.Upload(await fixture.Copy("from-before.mp4", "-ss 9", ""));
        await _client.WaitUntilDone(id);
        await using (var age = fixture.Cluster.Database.DataSource.CreateCommand(
            "UPDATE video_timestamps SET fingerprint_version = 1, pictures = '' WHERE video_id = $1"))
        {
            age.Parameters.Add(new() { Value = id });
            await age.ExecuteNonQueryAsync();
        }

        var (old, film) = (await RevisionOf(id), await RevisionOf(fixture.FilmId));

        using var answer = await _client.Http.PostAsJsonAsync("/backfill", new { bucket = fixture.Cluster.Aws.Bucket });
        var backfill = (string)(await answer.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>())!["backfillId"]!;

        await Eventually.HoldsAsync("the backfill has listed the bucket", async () =>
            (bool)(await _client.Get($"/backfill/{backfill}"))["isDone"]!);
        await Eventually.HoldsAsync("its messages are handled", async () =>
            await fixture.Cluster.Aws.CountMessagesAsync() == (0, 0));
        ((string)(await _client.WaitUntilDone(id))["status"]!).ShouldBe("completed");
        (await RevisionOf(id)).ShouldBeGreaterThan(old);
        (await fixture.Cluster.Scalar(
            $"SELECT count(*) FROM video_timestamps WHERE fingerprint_version < {Fingerprint.CurrentVersion}")).ShouldBe(0);
        (await RevisionOf(fixture.FilmId)).ShouldBe(film);
        (await _client.Duplicates(id)).ShouldContain(item => (string)item!["videoId"]! == fixture.FilmId);
    }

    [Fact]
    public async Task A_deleted_video_is_no_longer_found_and_its_object_goes_where_asked()
    {
        var id = await _client.Upload(await fixture.Copy("to-delete.mp4", "-ss 1", "-crf 33"));
        var key = (string)(await _client.WaitUntilDone(id))["key"]!;

        using var deleted = await _client.Http.DeleteAsync(new Uri($"/videos/{id}?object=true", UriKind.Relative));

        ((int)deleted.StatusCode).ShouldBe(204);
        using var gone = await _client.Http.GetAsync(new Uri($"/videos/{id}", UriKind.Relative));
        ((int)gone.StatusCode).ShouldBe(404);
        (await _client.Duplicates(fixture.FilmId)).ShouldNotContain(item => (string)item!["videoId"]! == id);
        (await _client.Exists(key)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_predecessors_status_names_duplicates_by_file_name()
    {
        var id = await _client.Upload(await fixture.Copy("legacy.mp4", "-ss 5", ""), "1699999999-legacy.mp4");
        await _client.WaitUntilDone(id);

        var status = await _client.Get("/status/legacy.mp4");

        ((string)status["status"]!).ShouldBe("done");
        ((double)status["progress"]!).ShouldBe(1);
        ((int)status["total_cuts"]!).ShouldBe(status["scene_cuts"]!.AsArray().Count);
        status["duplicates"]!.AsArray().Select(name => (string)name!).ShouldContain("film.mp4");
    }

    [Fact]
    public async Task A_silos_metrics_tell_of_waiting_analysing_searching_slots_and_the_breaker()
    {
        using var http = new HttpClient();

        var metrics = await http.GetStringAsync(new Uri(fixture.Cluster.Silos[0].Address, "/metrics"));

        foreach (var name in new[]
        {
            "tvidz_queue_wait", "tvidz_queue_messages", "tvidz_queue_breaker", "tvidz_analysis_duration", "tvidz_analysis_speed",
            "tvidz_analysis_slots_taken", "tvidz_search_duration",
        })
        {
            metrics.ShouldContain(name);
        }
    }

    [Fact]
    public async Task A_silo_says_in_the_predecessors_words_what_it_does()
    {
        var key = (string)(await _client.Get($"/videos/{fixture.FilmId}"))["key"]!;

        var log = fixture.Cluster.Silos[0].Output;

        log.ShouldContain("SQS queue");
        log.ShouldContain($"Processing S3 event: ObjectCreated:Put for {fixture.Cluster.Aws.Bucket}/{key}");
        log.ShouldContain(fixture.FilmId);
    }

    private Task<long> RevisionOf(string videoId) => fixture.Cluster.Scalar(
        $"SELECT revision FROM video_timestamps WHERE video_id = '{videoId}'");

    private async Task<System.Text.Json.Nodes.JsonNode> TheSegmentWithTheFilm(string videoId) =>
        (await _client.Duplicates(videoId)).Single(item => (string)item!["videoId"]! == fixture.FilmId)!
            ["segments"]!.AsArray().Single()!;

    /// <summary>One silo, and a film in its library.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public const double Seconds = 60;

        private readonly FilmFolder _films = new();

        public TVidzCluster Cluster { get; private set; } = null!;

        public string FilmId { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Cluster = await TVidzCluster.Start();
            FilmId = await Cluster.Client.Upload(await _films.Film("film.mp4", seed: 1, Seconds));
            ((string)(await Cluster.Client.WaitUntilDone(FilmId))["status"]!).ShouldBe("completed");
        }

        public Task<string> Copy(string name, string input, string output) => _films.Copy("film.mp4", name, input, output);

        public async Task DisposeAsync()
        {
            await Cluster.DisposeAsync();
            _films.Dispose();
        }
    }
}
