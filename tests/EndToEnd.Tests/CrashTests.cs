using System.Runtime.Versioning;
using TVidz.EndToEnd.Tests.Cluster;
using TVidz.Testing;
using TVidz.Testing.Films;

namespace TVidz.EndToEnd.Tests;

/// <summary>Silos that die, as real processes do.</summary>
[SupportedOSPlatform("linux")]
public sealed class CrashTests : IDisposable
{
    private readonly FilmFolder _films = new();

    [Fact]
    public async Task A_silo_killed_while_20_videos_are_in_work_loses_none_and_each_completes_once()
    {
        await using var cluster = await TVidzCluster.Start(silos: 2);
        var film = await _films.Film("film.mp4", seed: 2, seconds: 40);
        var uploads = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            async n => await cluster.Client.Upload(await _films.Copy("film.mp4", $"{n}.mp4", $"-ss {n}", "-preset ultrafast"))));

        await Until("two are done", async () => (await cluster.Client.Get("/videos?status=completed"))["items"]!.AsArray().Count >= 2);
        await cluster.Silos[0].Kill();
        var outcomes = await Task.WhenAll(uploads.Select(cluster.Client.WaitUntilDone));

        outcomes.ShouldAllBe(video => (string)video["status"]! == "completed");
        (await cluster.Scalar("SELECT count(*) FROM video_timestamps")).ShouldBe(20);
        (await cluster.Scalar("SELECT count(DISTINCT video_id) FROM video_timestamps")).ShouldBe(20);
        await Until("the queue is empty", async () => await cluster.Aws.CountMessagesAsync() == (0, 0));
        (await cluster.DeadLetters()).ShouldBe(0);
    }

    [Fact]
    public async Task A_silo_that_is_killed_leaves_no_child_process_and_no_file()
    {
        using var dummy = new DummyProgram("hang");
        var temp = Directory.CreateTempSubdirectory("tvidz-crash-");
        await using var cluster = await TVidzCluster.Start(
            1, ("Analysis:TempDirectory", temp.FullName), ("Media:FfmpegPath", dummy.Path));
        await cluster.Client.Upload(await _films.Film("film.mp4", seed: 3, seconds: 6));
        await Until("it has begun", () => Task.FromResult(dummy.IsRunning));

        await cluster.Silos[0].Kill();

        await Until("the child is gone", () => Task.FromResult(!dummy.IsRunning));
        temp.EnumerateFileSystemInfos().ShouldBeEmpty();
        temp.Delete();
    }

    [Fact]
    public async Task A_video_that_kills_its_analyser_reaches_the_dead_letter_queue_after_5_receives_and_says_so()
    {
        using var dummy = new DummyProgram("sigkill");
        await using var cluster = await TVidzCluster.Start(1, ("Media:FfmpegPath", dummy.Path));
        var id = await cluster.Client.Upload(await _films.Film("film.mp4", seed: 4, seconds: 6));

        await Until("its message is a dead letter", async () => await cluster.DeadLetters() == 1);

        var video = await cluster.Client.WaitUntilDone(id);
        ((string)video["error"]!["code"]!).ShouldBe("analyser_crashed");
        (await cluster.Aws.CountMessagesAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task What_was_there_before_a_restart_of_everything_is_there_after_it()
    {
        await using var cluster = await TVidzCluster.Start();
        var film = await cluster.Client.Upload(await _films.Film("film.mp4", seed: 5, seconds: 40));
        await cluster.Client.WaitUntilDone(film);

        await cluster.Api.DisposeAsync();
        await cluster.Silos[0].Stop();
        await cluster.StartSilo();
        await cluster.StartApi();
        var copy = await cluster.Client.Upload(await _films.Copy("film.mp4", "copy.mp4", "-ss 4", "-crf 33"));
        await cluster.Client.WaitUntilDone(copy);

        ((string)(await cluster.Client.Get($"/videos/{film}"))["status"]!).ShouldBe("completed");
        (await cluster.Client.Duplicates(copy)).ShouldContain(item => (string)item!["videoId"]! == film);
    }

    public void Dispose() => _films.Dispose();

    private static Task Until(string what, Func<Task<bool>> condition) =>
        Eventually.HoldsAsync(what, condition, TimeSpan.FromSeconds(90));
}
