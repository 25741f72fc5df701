using Microsoft.Extensions.DependencyInjection;
using TVidz.Media.Tests.Support;

namespace TVidz.Media.Tests.Processes;

/// <summary>
/// The row "no timeout, zombies": a dummy ffmpeg that hangs, floods stderr, exits 1, writes garbage, ignores SIGTERM: each
/// ends in time with the right error and no process left.
/// </summary>
public sealed class DummyFfmpegTests
{
    private static readonly MediaInfo Info = new(10, 320, 240, 25, "h264", "mov");

    [Theory]
    [InlineData("hang", MediaError.Timeout)]
    [InlineData("ignore-sigterm", MediaError.Timeout)]
    [InlineData("flood-stderr", MediaError.Timeout)]
    [InlineData("grandchild", MediaError.Timeout)]
    [InlineData("orphan", MediaError.Timeout)]
    [InlineData("flood-stdout", MediaError.AnalyserCrashed)]
    [InlineData("garbage", MediaError.AnalyserCrashed)]
    [InlineData("exit-1", MediaError.AnalyserCrashed)]
    [InlineData("sigkill", MediaError.AnalyserCrashed)]
    [InlineData("sigsegv", MediaError.AnalyserCrashed)]
    public async Task An_ffmpeg_gone_wrong_ends_in_time_with_the_right_error_and_no_process_left(
        string behaviour, MediaError error)
    {
        using var dummy = new Dummy(behaviour);
        await using var services = Analyzers.Build(Short(dummy, "FfmpegPath", error));
        var analyzer = services.GetRequiredService<IMediaAnalyzer>();

        var failure = await Should.ThrowAsync<MediaException>(
            () => analyzer.AnalyzeAsync(dummy.Media, Info, null, CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(15));

        failure.Error.ShouldBe(error);
        await dummy.UntilAsync(running: false);
    }

    [Theory]
    [InlineData("hang", MediaError.Timeout)]
    [InlineData("ignore-sigterm", MediaError.Timeout)]
    [InlineData("flood-stderr", MediaError.Timeout)]
    [InlineData("flood-stdout", MediaError.AnalyserCrashed)]
    [InlineData("garbage", MediaError.AnalyserCrashed)]
    [InlineData("exit-1", MediaError.AnalyserCrashed)]
    [InlineData("sigsegv", MediaError.AnalyserCrashed)]
    public async Task An_ffprobe_gone_wrong_ends_in_time_with_the_right_error_and_no_process_left(
        string behaviour, MediaError error)
    {
        using var dummy = new Dummy(behaviour);
        await using var services = Analyzers.Build(Short(dummy, "FfprobePath", error));
        var analyzer = services.GetRequiredService<IMediaAnalyzer>();

        var failure = await Should.ThrowAsync<MediaException>(
            () => analyzer.ProbeAsync(dummy.Media, CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(15));

        failure.Error.ShouldBe(error);
        await dummy.UntilAsync(running: false);
    }

    [Fact]
    public async Task A_pass_longer_than_its_limit_times_out()
    {
        using var dummy = new Dummy("hang");
        var settings = Short(dummy, "FfmpegPath", MediaError.Timeout);
        settings["StallTimeout"] = "00:01:00";
        settings["MinAnalysisTimeout"] = "00:00:01";
        settings["AnalysisTimeoutFactor"] = "0.1";
        await using var services = Analyzers.Build(settings);

        var failure = await Should.ThrowAsync<MediaException>(() => services.GetRequiredService<IMediaAnalyzer>()
            .AnalyzeAsync(dummy.Media, Info, null, CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(15));

        failure.Error.ShouldBe(MediaError.Timeout);
        failure.Message.ShouldContain("1 s");
        await dummy.UntilAsync(running: false);
    }

    [Theory]
    [InlineData("ignore-sigterm")]
    [InlineData("grandchild")]
    public async Task Cancellation_ends_the_whole_tree(string behaviour)
    {
        using var dummy = new Dummy(behaviour);
        await using var services = Analyzers.Build(new() { ["FfmpegPath"] = dummy.Program });
        using var cancellation = new CancellationTokenSource();
        var analysis = services.GetRequiredService<IMediaAnalyzer>().AnalyzeAsync(dummy.Media, Info, null, cancellation.Token);
        await dummy.UntilAsync(running: true);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => analysis).WaitAsync(TimeSpan.FromSeconds(15));
        await dummy.UntilAsync(running: false);
    }

    [Fact]
    public async Task Children_die_when_their_parent_is_killed()
    {
        using var dummy = new Dummy("ignore-sigterm");
        using var host = Dummy.Start("host", "-", dummy.Program, dummy.Media);
        await dummy.UntilAsync(running: true);

        host.Kill(entireProcessTree: false);

        await dummy.UntilAsync(running: false);
    }

    [Fact]
    public async Task Children_outlive_the_pool_threads_that_asked_for_them()
    {
        using var launcher = new Media.Processes.ProcessLauncher();

        var first = await launcher.StartAsync(() => Environment.CurrentManagedThreadId);
        var second = await Task.Run(() => launcher.StartAsync(() => Environment.CurrentManagedThreadId));

        second.ShouldBe(first);
    }

    [Fact]
    public async Task A_program_that_is_not_installed_is_missing()
    {
        using var dummy = new Dummy("hang");
        await using var services = Analyzers.Build(new() { ["FfprobePath"] = "no-such-program" });

        var failure = await Should.ThrowAsync<MediaException>(
            () => services.GetRequiredService<IMediaAnalyzer>().ProbeAsync(dummy.Media, CancellationToken.None));

        failure.Error.ShouldBe(MediaError.AnalyserMissing);
        failure.IsTransient.ShouldBeTrue();
        failure.Message.ShouldNotContain("no-such-program");
    }

    /// <summary>Short limits where they are what is tested, and generous ones where the program has to end by itself.</summary>
    private static Dictionary<string, string?> Short(Dummy dummy, string program, MediaError error)
    {
        var limit = error == MediaError.Timeout ? "00:00:02" : "00:00:14";
        return new() { [program] = dummy.Program, ["ProbeTimeout"] = limit, ["StallTimeout"] = limit };
    }
}
