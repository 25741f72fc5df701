using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Ingress;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

public sealed class IntakeGrainTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task An_upload_is_announced_and_lands_under_its_key()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        var videos = new VideoGrains();

        var ticket = await Intake(bench, videos).CreateUpload(new UploadRequest("ein Film 🎬.mp4", "video/mp4", 5));

        ticket.Method.ShouldBe("PUT");
        var (call, facts) = videos.Calls.ShouldHaveSingleItem();
        call.ShouldBe("Announce");
        facts!.VideoId.ShouldBe(ticket.VideoId);
        facts.Key.ShouldMatch("^uploads/[0-9a-f]{32}/ein Film 🎬.mp4$");
        facts.ShouldBe(new ObjectFacts(_aws.Bucket, facts.Key, Size: 5, FileName: "ein Film 🎬.mp4"));

        using var http = new HttpClient();
        using var content = new StringContent("hello");
        content.Headers.ContentType = new(ticket.Headers["Content-Type"]);
        (await http.PutAsync(new Uri(ticket.UploadUrl), content)).EnsureSuccessStatusCode();
        await Eventually.HoldsAsync("its event is handled", () => bench.Handler.Keys.Contains(facts.Key));
    }

    [Theory]
    [InlineData("a.mp4", "video/mp4", 0, "empty")]
    [InlineData("a.mp4", "video/mp4", -1, "empty")]
    [InlineData("a.mp4", "video/mp4", long.MaxValue, "too large")]
    [InlineData("", "video/mp4", 5, "name")]
    [InlineData("a.mp4", "no type", 5, "content type")]
    [InlineData("a.mp4", "video/mp4\r\nX-Evil: 1", 5, "content type")]
    public async Task An_upload_that_cannot_be_is_refused_in_words(string name, string type, long size, string word)
    {
        await using var bench = await PumpBench.StartAsync(_aws, ("Ingress:Enabled", "false"));
        var videos = new VideoGrains();

        var refusal = await Should.ThrowAsync<ArgumentException>(
            () => Intake(bench, videos).CreateUpload(new UploadRequest(name, type, size)));

        refusal.Message.ShouldContain(word);
        videos.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_S3_event_from_outside_is_put_on_the_queue()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        var body = Events.Body(
            Events.Record("ObjectCreated:Put", "1 ü.mp4"), Events.Record("ObjectRemoved:Delete", "2.mp4"));

        (await Intake(bench, new()).Notify(body)).ShouldBe(2);

        await Eventually.HoldsAsync("both are handled", () => bench.Handler.Handled.Count == 2);
        bench.Handler.Handled.Select(h => h.Event).ShouldBe(S3MessageParser.Parse(body).Events, ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_no_S3_event_is_refused_in_words_and_a_test_event_is_nothing_to_do()
    {
        await using var bench = await PumpBench.StartAsync(_aws, ("Ingress:Enabled", "false"));
        var intake = Intake(bench, new());

        (await Should.ThrowAsync<ArgumentException>(() => intake.Notify("[]"))).Message.ShouldContain("no S3 event");
        (await Should.ThrowAsync<ArgumentException>(() => intake.Notify(new string('x', 2 << 20))))
            .Message.ShouldContain("1 MiB");
        (await intake.Notify("""{"Event":"s3:TestEvent"}""")).ShouldBe(0);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Another_analysis_goes_through_the_queue()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        var videos = new VideoGrains { Video = Video("videos", "films/ü +.mp4") };

        (await Intake(bench, videos).RequestAnalysis("v1")).ShouldBe(videos.Video);

        videos.Calls.Select(c => c.Method).ShouldBe(["GetState", "Queue"]);
        await Eventually.HoldsAsync("it is handled", () => !bench.Handler.Handled.IsEmpty);
        bench.Handler.Handled.ShouldHaveSingleItem().Event
            .ShouldBe(new("tvidz:AnalysisRequested", ObjectEventKind.AnalysisRequested, "videos", "films/ü +.mp4", null, null));
    }

    [Fact]
    public async Task There_is_no_analysis_of_an_unknown_video_or_of_an_imported_one()
    {
        await using var bench = await PumpBench.StartAsync(_aws, ("Ingress:Enabled", "false"));

        (await Intake(bench, new()).RequestAnalysis("v1")).ShouldBeNull();
        (await Intake(bench, new()).RequestAnalysis("no/id")).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(
            () => Intake(bench, new() { Video = Video("", "imported.mp4") }).RequestAnalysis("v1"));
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
    }

    private static IntakeGrain Intake(PumpBench bench, VideoGrains videos) =>
        ActivatorUtilities.CreateInstance<IntakeGrain>(bench.Services, FakeGrains.Create(videos));

    private static VideoSnapshot Video(string bucket, string key) => new()
    {
        VideoId = "v1",
        Bucket = bucket,
        Key = key,
        FileName = "film",
        Status = VideoStatus.Completed,
        UploadedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>What the video grains were asked.</summary>
    private sealed class VideoGrains
    {
        public VideoSnapshot? Video { get; init; }

        public List<(string Method, ObjectFacts? Facts)> Calls { get; } = [];
    }

    /// <summary>A grain factory, and the only kind of grain that it makes, in one.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
    private class FakeGrains : DispatchProxy
#pragma warning restore CA1852
    {
        private VideoGrains _videos = new();

        public static IGrainFactory Create(VideoGrains videos)
        {
            var factory = Create<IGrainFactory, FakeGrains>();
            ((FakeGrains)(object)factory)._videos = videos;
            return factory;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IGrainFactory.GetGrain))
            {
                var grain = Create<IVideoAnalysisGrain, FakeGrains>();
                ((FakeGrains)(object)grain)._videos = _videos;
                return grain;
            }

            var facts = args?.OfType<ObjectFacts>().FirstOrDefault();
            _videos.Calls.Add((targetMethod.Name, facts));
            return Task.FromResult(
                targetMethod.Name == nameof(IVideoAnalysisGrain.GetState)
                    ? _videos.Video
                    : _videos.Video ?? Announced(facts!));
        }

        private static VideoSnapshot Announced(ObjectFacts facts) =>
            Video(facts.Bucket, facts.Key) with { VideoId = facts.VideoId, Status = VideoStatus.Pending };
    }
}
