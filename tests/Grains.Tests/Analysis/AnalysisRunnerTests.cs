using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Ingress;
using TVidz.Grains.Telemetry;
using TVidz.Grains.Tests.Persistence;

namespace TVidz.Grains.Tests.Analysis;

public sealed class AnalysisRunnerTests : IClassFixture<AnalysisCluster>
{
    private const string Film = AnalysisCluster.Film;
    private readonly AnalysisCluster _cluster;

    public AnalysisRunnerTests(AnalysisCluster cluster)
    {
        _cluster = cluster;
        cluster.Analyser.Reset();
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
    public async Task Without_a_slot_nothing_is_begun()
    {
        var facts = await _cluster.Put(Film);
        var objectEvent = new ObjectEvent("", ObjectEventKind.Created, facts.Bucket, facts.Key, facts.ETag, facts.Size);

        (await _cluster.Runner.HandleAsync(
            objectEvent, new MessageContext("m", null, false) { TryTakeSlot = () => false }, default))
            .ShouldBe(EventOutcome.NoSlot);

        (await _cluster.Video(facts.VideoId).GetState()).ShouldBeNull();
    }

    [Fact]
    public async Task An_event_of_an_object_that_is_gone_needs_no_slot()
    {
        var key = $"{Guid.NewGuid():N}.mp4";
        var objectEvent = new ObjectEvent("", ObjectEventKind.Created, _cluster.Aws.Bucket, key, "etag", 5);

        (await _cluster.Runner.HandleAsync(
            objectEvent, new MessageContext("m", null, false) { TryTakeSlot = () => false }, default))
            .ShouldBe(EventOutcome.Done);

        (await _cluster.Video(VideoIds.For(_cluster.Aws.Bucket, key)).GetState())!.Error!.Code
            .ShouldBe(VideoErrorCodes.ObjectMissing);
    }

    [Fact]
    public async Task Events_of_objects_that_are_gone_are_settled_together_without_their_grains()
    {
        ObjectEvent[] gone = [.. Enumerable.Range(0, 3).Select(_ => Created($"{Guid.NewGuid():N}.mp4"))];
        var present = Created((await _cluster.Put(Film)).Key);
        var announced = Created($"{Guid.NewGuid():N}.mp4");
        await _cluster.Video(IdOf(announced)).Announce(new ObjectFacts(announced.Bucket, announced.Key, FileName: "a.mp4"));

        var settled = await _cluster.Runner.SettleAsync([.. gone, gone[0], present, announced], default);

        settled.ShouldBe(gone, ignoreOrder: true);
        (await _cluster.Scalar($"SELECT count(*) FROM orleans_storage WHERE grain_id_extension = 'video/{IdOf(gone[0])}'"))
            .ShouldBe(0);
        foreach (var objectEvent in gone)
        {
            (await _cluster.Video(IdOf(objectEvent)).GetState())!.Error!.Code.ShouldBe(VideoErrorCodes.ObjectMissing);
        }

        (await _cluster.Video(IdOf(announced)).GetState())!.Status.ShouldBe(VideoStatus.Pending, "its grain decides");
        (await _cluster.Runner.HandleAsync(announced, new MessageContext("m", null, false), default)).ShouldBe(EventOutcome.Done);
        (await _cluster.Video(IdOf(announced)).GetState())!.Error!.Code.ShouldBe(VideoErrorCodes.ObjectMissing);

        ObjectEvent Created(string key) => new("", ObjectEventKind.Created, _cluster.Aws.Bucket, key, "etag", 5);
        static string IdOf(ObjectEvent objectEvent) => VideoIds.For(objectEvent.Bucket, objectEvent.Key);
    }

    [Fact]
    public async Task An_object_that_appears_after_it_was_missing_is_analysed()
    {
        var facts = await _cluster.Put(Film);
        await _cluster.Aws.S3.DeleteObjectAsync(facts.Bucket, facts.Key);
        await _cluster.Handle(facts);
        (await _cluster.State(facts)).Error!.Code.ShouldBe(VideoErrorCodes.ObjectMissing);

        await _cluster.Put(Film, facts.Key);

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
    public async Task A_fingerprint_of_an_older_version_is_found_until_a_backfill_has_put_one_new_one_in_its_place()
    {
        const string Cuts = "2 7.5 9 18 22.5 34 36 45 53";
        _cluster.Analyser.Version = Fingerprint.CurrentVersion - 1;
        var (film, copy) = (await _cluster.Put(Cuts), await _cluster.Put(Cuts + " "));
        await _cluster.Handle(film);
        await _cluster.Handle(copy);
        _cluster.Analyser.Version = Fingerprint.CurrentVersion;
        var analyses = _cluster.Analyser.Count;
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _cluster.Analyser.Script = async (_, _) =>
        {
            begun.SetResult();
            await goOn.Task;
        };
        var before = await Find(film, Cuts);

        // The event as a backfill sends it, and again: a page of its listing may come twice.
        var again = _cluster.Handle(film);
        (await Task.WhenAny(begun.Task, again)).ShouldBe(begun.Task);
        var meanwhile = await Find(film, Cuts);
        var duplicatesMeanwhile = (await _cluster.Library.GetDuplicates(copy.VideoId))!.Value;
        goOn.SetResult();
        (await again).ShouldBe(EventOutcome.Done);
        (await _cluster.Handle(film)).ShouldBe(EventOutcome.Done);

        meanwhile.ShouldBe(before);
        duplicatesMeanwhile.ShouldHaveSingleItem().VideoId.ShouldBe(film.VideoId);
        _cluster.Analyser.Count.ShouldBe(analyses + 1);
        (await _cluster.State(film)).Status.ShouldBe(VideoStatus.Completed);
        (await VersionOf(film)).ShouldBe(Fingerprint.CurrentVersion);
        (await VersionOf(copy)).ShouldBe(Fingerprint.CurrentVersion - 1, "nobody has asked for it");
        (await Find(film, Cuts)).ShouldBeGreaterThan(before);
        (await _cluster.Library.GetDuplicates(copy.VideoId))!.Value.ShouldHaveSingleItem().VideoId.ShouldBe(film.VideoId);
    }

    [Fact]
    public async Task A_fingerprint_is_stored_with_the_pictures_that_media_saw()
    {
        var facts = await _cluster.Put(Film);
        _cluster.Analyser.Pictures = Sample.Pictures;

        await _cluster.Handle(facts);

        await using var command = _cluster.Database.DataSource.CreateCommand(
            $"SELECT pictures FROM video_timestamps WHERE video_id = '{facts.VideoId}'");
        (await command.ExecuteScalarAsync()).ShouldBe(PictureTrackCodec.Encode(Sample.Pictures));
    }

    [Fact]
    public async Task A_probe_is_searched_for_in_every_partition_and_kept_nowhere()
    {
        _cluster.Analyser.Probe = Sample.Probe;
        var facts = await _cluster.Put(Film);
        _cluster.Sent.Clear();

        await _cluster.Handle(facts);

        var sent = _cluster.Sent.ToLookup(sent => sent.Call, sent => sent.Fingerprint.Probe);
        var searched = sent["Search"].Concat(sent["Propose"]).ToList();
        searched.Count.ShouldBe(5, "the search and its four partitions");
        foreach (var probe in searched)
        {
            probe.ShouldSay(Sample.Probe);
        }

        sent["SaveFingerprint"].ShouldBe([null]);
        sent["Put"].ShouldBe([null, null]);
    }

    [Theory]
    [InlineData("2 8.5 11 19.5 24 36 39.5 48 55", false)]
    [InlineData("no cuts, black", false)]
    [InlineData("no cuts, but something to see", true)]
    public async Task The_evidence_of_a_video_is_what_the_matcher_says_of_its_fingerprint(string content, bool hasPictures)
    {
        _cluster.Analyser.Pictures = hasPictures ? Sample.Pictures : PictureTrack.Empty;
        var matcher = _cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<FingerprintMatcher>();
        var facts = await _cluster.Put(content);

        await _cluster.Handle(facts);

        (await _cluster.State(facts)).Evidence.ShouldBe(
            matcher.HasEvidence(_cluster.Analyser.FingerprintOf(content)) ? Evidence.Sufficient : Evidence.Insufficient);
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
    public async Task A_second_message_waits_until_the_analysis_under_way_is_done()
    {
        var facts = await _cluster.Put(Film);
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _cluster.Analyser.Script = async (_, _) =>
        {
            begun.SetResult();
            await goOn.Task;
        };
        var first = _cluster.Handle(facts);
        await begun.Task;

        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Later);
        goOn.SetResult();
        (await first).ShouldBe(EventOutcome.Done);
        (await _cluster.Handle(facts)).ShouldBe(EventOutcome.Done);
    }

    [Fact]
    public async Task Objects_of_the_same_bytes_are_identical_even_where_no_picture_could_tell()
    {
        const string NoCuts = "a still picture, shown for a minute";
        var film = await _cluster.Put(NoCuts);
        var copy = await _cluster.Put(NoCuts);
        await _cluster.Handle(film);
        await _cluster.Handle(copy);

        var duplicate = (await _cluster.Library.GetDuplicates(copy.VideoId))!.Value.ShouldHaveSingleItem();
        var explained = await _cluster.Library.Explain(film.VideoId, copy.VideoId);

        duplicate.VideoId.ShouldBe(film.VideoId);
        duplicate.Kind.ShouldBe(MatchKind.Identical);
        duplicate.Segments.ShouldBe([new Segment(0, 60, 0, 60, 1, false)]);
        explained!.IsDuplicate.ShouldBeTrue();
        (await _cluster.State(copy)).DuplicateCount.ShouldBe(1);
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

    [Fact]
    public async Task One_trace_leads_from_the_event_to_the_search_for_matches()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is TVidzTelemetry.Name or "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var facts = await _cluster.Put(Film);

        ActivityTraceId trace;
        using (var message = TVidzTelemetry.Source.StartActivity("process message"))
        {
            trace = message!.TraceId;
            await _cluster.Handle(facts);
        }

        var names = spans.Where(span => span.TraceId == trace).Select(span => span.OperationName).ToList();
        foreach (var step in new[] { "process message", "analyse", "download", "fingerprint", "search" })
        {
            names.ShouldContain(step);
        }
    }

    /// <summary>The revision under which a search for these cuts finds the video, once.</summary>
    private async Task<long> Find(ObjectFacts facts, string cuts)
    {
        var answer = await _cluster.Search.Search(new SearchQuery(_cluster.Analyser.FingerprintOf(cuts)));
        return answer.Matches.Where(match => match.VideoId == facts.VideoId).ShouldHaveSingleItem().Revision;
    }

    /// <summary>The version of the one fingerprint that is stored of the video.</summary>
    private Task<long> VersionOf(ObjectFacts facts) => _cluster.Scalar(
        $"SELECT fingerprint_version::bigint FROM video_timestamps WHERE video_id = '{facts.VideoId}'");
}
