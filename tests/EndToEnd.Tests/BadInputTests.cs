using System.Text;
using TVidz.EndToEnd.Tests.Cluster;
using TVidz.GrainInterfaces.Videos;
using TVidz.Testing;
using TVidz.Testing.Films;

namespace TVidz.EndToEnd.Tests;

/// <summary>Objects that are no videos, and keys that are no names: a clear error, nothing lost, nothing else disturbed.</summary>
public sealed class BadInputTests(BadInputTests.Fixture fixture) : IClassFixture<BadInputTests.Fixture>
{
    private readonly TVidzClient _client = fixture.Cluster.Client;

    [Theory]
    [InlineData("zero.mp4", "", "empty")]
    [InlineData("text.mp4", "This is no video, whatever its name says.\n", "not_a_video")]
    [InlineData("json.mp4", "{\"a\": 1}", "not_a_video")]
    [InlineData("playlist.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXTINF:9,\nhttp://127.0.0.1:9/x.ts\n", "not_a_video")]
    [InlineData("concat.mp4", "ffconcat version 1.0\nfile /etc/passwd\n", "not_a_video")]
    public async Task An_object_that_is_no_video_fails_with_a_code_and_words(string name, string content, string code)
    {
        var key = $"bad/{Guid.NewGuid():N}/{name}";
        await _client.Put(key, Encoding.UTF8.GetBytes(content));

        var video = await WaitFor(key);

        ((string)video["status"]!).ShouldBe("failed");
        ((string)video["error"]!["code"]!).ShouldBe(code);
        var message = (string)video["error"]!["message"]!;
        message.Length.ShouldBeGreaterThan(10);
        message.ShouldNotContain("/tmp");
        message.ShouldNotContain("/proc");
        message.ShouldNotContain("ffmpeg");
    }

    [Theory]
    [InlineData("with spaces and + signs.mp4")]
    [InlineData("quotes ' \" and <tags>.mp4")]
    [InlineData("../../up.mp4")]
    [InlineData("emoji 🎬 ünïcödé.mp4")]
    [InlineData("percent %2F %41.mp4")]
    public async Task Any_key_is_a_video_like_others(string name)
    {
        var key = $"keys/{Guid.NewGuid():N}/{name}";
        await _client.Put(key, fixture.Clip);

        var video = await WaitFor(key);

        ((string)video["status"]!).ShouldBe("completed");
        ((string)video["key"]!).ShouldBe(key);
        ((string)video["fileName"]!).ShouldBe(name.Split('/')[^1]);
    }

    [Fact]
    public async Task A_key_of_1024_bytes_is_a_video_like_others()
    {
        var key = $"{Guid.NewGuid():N}/".PadRight(1020, 'k') + ".mp4";
        await _client.Put(key, fixture.Clip);

        ((string)(await WaitFor(key))["status"]!).ShouldBe("completed");
    }

    [Fact]
    public async Task A_video_without_cuts_says_that_its_evidence_is_insufficient()
    {
        var key = $"still/{Guid.NewGuid():N}.mp4";
        await _client.Put(key, fixture.Clip);

        var video = await WaitFor(key);

        ((string)video["evidence"]!).ShouldBe("insufficient");
        video["sceneCuts"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Malformed_messages_go_to_the_dead_letter_queue_with_a_reason_and_the_next_video_is_analysed()
    {
        await fixture.Cluster.Aws.SendAsync("this is no JSON");
        await fixture.Cluster.Aws.SendAsync(new string('[', 10_000));
        await fixture.Cluster.Aws.SendAsync("{\"Records\": 17}");
        var key = $"after/{Guid.NewGuid():N}.mp4";
        await _client.Put(key, fixture.Clip);

        ((string)(await WaitFor(key))["status"]!).ShouldBe("completed");
        await Until("they are dead letters", async () => await fixture.Cluster.DeadLetters() == 3);
    }

    [Fact]
    public async Task The_same_key_overwritten_again_and_again_ends_with_the_last_content()
    {
        var key = $"overwritten/{Guid.NewGuid():N}.mp4";
        for (var n = 0; n < 5; n++)
        {
            await _client.Put(key, n % 2 == 0 ? Encoding.UTF8.GetBytes("no video") : fixture.Clip);
        }

        await _client.Put(key, fixture.OtherClip);

        await Until("the last content is shown", async () => (string?)(await _client.Get($"/videos/{VideoIds.For(fixture.Cluster.Aws.Bucket, key)}"))["status"] == "completed"
            && (int)(await _client.Get($"/videos/{VideoIds.For(fixture.Cluster.Aws.Bucket, key)}"))["width"]! == 96);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> WaitFor(string key)
    {
        var id = VideoIds.For(fixture.Cluster.Aws.Bucket, key);
        await Until("the video is known", async () =>
        {
            using var answer = await _client.Http.GetAsync(new Uri($"/videos/{id}", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        });
        return await _client.WaitUntilDone(id);
    }

    private static Task Until(string what, Func<Task<bool>> condition) =>
        Eventually.HoldsAsync(what, condition, TimeSpan.FromSeconds(60));

    /// <summary>One silo, and two small clips without a cut.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public TVidzCluster Cluster { get; private set; } = null!;

        public byte[] Clip { get; private set; } = null!;

        public byte[] OtherClip { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            using var films = new FilmFolder();
            Clip = await File.ReadAllBytesAsync(await films.SingleShot("clip.mp4", 64, 48, 1));
            OtherClip = await File.ReadAllBytesAsync(await films.SingleShot("other.mp4", 96, 64, 1));
            Cluster = await TVidzCluster.Start();
        }

        public async Task DisposeAsync() => await Cluster.DisposeAsync();
    }
}
