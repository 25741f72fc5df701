using System.Text.RegularExpressions;
using TVidz.Console.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace TVidz.Console.Tests;

/// <summary>The console as a person uses it, in a real browser against real processes.</summary>
public sealed class ConsoleTests(ConsoleTests.Library library) : IClassFixture<ConsoleTests.Library>
{
    private readonly ConsoleFixture _fixture = library.Fixture;

    [Fact]
    public async Task Two_uploads_are_followed_to_their_end_without_reloading_and_the_match_is_said()
    {
        library.UploadStages.ShouldContain("done");
        await using var window = await _fixture.Open($"#/videos/{library.FragmentId}");

        await Expect(window.Page.Locator(".match-segments a").First)
            .ToHaveTextAsync(new Regex(@"^0:00 to 0:(19|20) is from film\.mp4, mirrored$"));

        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bands_stand_where_the_segments_are()
    {
        await using var window = await _fixture.Open($"#/videos/{library.FilmId}");
        var band = window.Page.Locator($".band[href*='{library.FragmentId}']").First;
        await band.WaitForAsync();

        var track = (await window.Page.Locator(".timeline-track").BoundingBoxAsync())!;
        var box = (await band.BoundingBoxAsync())!;

        var pixel = 2 * ConsoleFixture.FilmSeconds / track.Width;
        double SecondsAt(double x) => (x - track.X) / track.Width * ConsoleFixture.FilmSeconds;
        SecondsAt(box.X).ShouldBe(ConsoleFixture.FragmentStart, 0.2 + pixel);
        SecondsAt(box.X + box.Width).ShouldBe(ConsoleFixture.FragmentStart + ConsoleFixture.FragmentSeconds, 0.2 + pixel);
    }

    [Fact]
    public async Task The_compared_videos_stay_within_one_frame_while_scrubbing_and_stepping()
    {
        await using var window = await _fixture.Open($"#/compare/{library.FilmId}/{library.FragmentId}");
        await UntilReady(window);
        var seek = window.Page.GetByLabel("Time in this video");
        foreach (var seconds in (double[])[14.3, 30.1, 21.72, 12.9])
        {
            await seek.FillAsync($"{seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            await UntilLocked(window);
            (await TimeOf(window, "own")).ShouldBe(seconds, 0.05);
        }

        var before = await TimeOf(window, "own");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "One frame on" }).ClickAsync();
        await UntilLocked(window);
        (await TimeOf(window, "own")).ShouldBe(before + 0.04, 0.03);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Next cut" }).ClickAsync();
        await UntilLocked(window);
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_comparison_is_in_the_address()
    {
        await using var window = await _fixture.Open($"#/compare/{library.FilmId}/{library.FragmentId}");
        await UntilReady(window);
        await window.Page.GetByRole(AriaRole.Radio, new() { Name = "Wipe" }).CheckAsync();
        await window.Page.GetByLabel("Time in this video").FillAsync("25.5");
        await window.Page.GetByLabel("Wipe between the videos").FillAsync("30");
        await Expect(window.Page).ToHaveURLAsync(new Regex("t=25.500.*mode=wipe.*wipe=30"));

        await window.Page.ReloadAsync();
        await UntilReady(window);

        await Expect(window.Page.GetByLabel("Wipe between the videos")).ToHaveValueAsync("30");
        (await TimeOf(window, "own")).ShouldBe(25.5, 0.01);
    }

    [Fact]
    public async Task A_dismissed_match_is_still_dismissed_after_another_analysis_and_other_windows_see_it()
    {
        await using var other = await _fixture.Open($"#/videos/{library.CopyId}");
        await using var window = await _fixture.Open($"#/compare/{library.FilmId}/{library.CopyId}");
        await window.Page.GetByLabel("Note (optional)").FillAsync("Licensed re-release");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Dismiss the match" }).ClickAsync();
        await Expect(window.Page.Locator(".decision-made")).ToContainTextAsync("Licensed re-release");
        var match = other.Page.Locator($"[data-match='{library.FilmId}']");
        await Expect(match).ToContainTextAsync("Dismissed");

        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Analyze again" }).ClickAsync();
        await other.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Analyze again" }).ClickAsync();
        await _fixture.Cluster.Client.WaitUntilDone(library.CopyId);
        await other.Page.ReloadAsync();

        await Expect(match).ToContainTextAsync("Dismissed");
        await Expect(match).ToContainTextAsync("Licensed re-release");
    }

    [Fact]
    public async Task A_text_file_is_refused_with_words()
    {
        await using var window = await _fixture.Open("#/upload");
        await window.Page.Locator("#files").SetInputFilesAsync(
            new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "notes"u8.ToArray() });

        await Expect(window.Line("notes.txt")).ToContainTextAsync("This is not a video");
        await Expect(window.Line("notes.txt")).ToHaveAttributeAsync("data-stage", "refused");
    }

    [Fact]
    public async Task A_file_that_is_no_video_inside_fails_in_words_and_offers_to_try_again()
    {
        await using var window = await _fixture.Open("#/upload");
        await window.Page.Locator("#files").SetInputFilesAsync(
            new FilePayload { Name = "fake.mp4", MimeType = "video/mp4", Buffer = "this is only text, in spite of its name"u8.ToArray() });

        await Expect(window.Line("fake.mp4")).ToHaveAttributeAsync("data-stage", "failed");
        await Expect(window.Line("fake.mp4")).ToContainTextAsync("not a video");
        await Expect(window.Line("fake.mp4").GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_named_like_markup_shows_as_its_name()
    {
        const string name = "<img src=x onerror=alert(1)>.mp4";
        await using var window = await _fixture.Open("#/upload");
        var dialogs = 0;
        window.Page.Dialog += (_, dialog) => { dialogs++; _ = dialog.DismissAsync(); };
        await window.Page.Locator("#files").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "video/mp4", Buffer = await File.ReadAllBytesAsync(_fixture.Fragment) });
        await window.UntilDone(name);

        await window.Line(name).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        await window.Page.GotoAsync("/#/library");
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();

        dialogs.ShouldBe(0);
        (await window.Page.Locator("img[src='x']").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_upload_in_one_window_shows_in_another_by_itself()
    {
        await using var watching = await _fixture.Open();
        await using var window = await _fixture.Open("#/upload");
        await window.Upload(await _fixture.Copy("second-window.mp4", "-ss 30", "-preset ultrafast"));

        await Expect(watching.Page.GetByRole(AriaRole.Link, new() { Name = "second-window.mp4" })).ToBeVisibleAsync();
        await window.UntilDone("second-window.mp4");
    }

    [Fact]
    public async Task A_large_file_goes_up_in_parts_and_goes_on_after_a_lost_connection()
    {
        var large = await _fixture.Copy("large.mp4", "-ss 20 -t 4", "-preset ultrafast");
        await using (var file = File.OpenWrite(large))
        {
            file.SetLength(20 * 1024 * 1024); // zeros after the film: players and ffmpeg pass over them
        }

        await using var window = await _fixture.Open("#/upload");
        var broken = 0;
        var parts = 0;
        await window.Page.RouteAsync(new Regex(@"partNumber=2"), async route =>
        {
            if (Interlocked.Increment(ref broken) <= 4)
            {
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });
        window.Page.Request += (_, request) => parts += request.Method == "PUT" && request.Url.Contains("partNumber=1", StringComparison.Ordinal) ? 1 : 0;
        await window.Upload(large);

        await window.UntilDone("large.mp4");
        broken.ShouldBeGreaterThan(4);
        parts.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_recovers_by_itself_when_the_Api_is_restarted_in_mid_analysis()
    {
        await using var window = await _fixture.Open("#/upload");
        await window.Upload(await _fixture.Copy("restart.mp4", "-ss 4", "-s 1280x960 -preset ultrafast"));
        await Expect(window.Line("restart.mp4")).ToHaveAttributeAsync("data-stage", new Regex("queued|analyzing"));

        var api = _fixture.Cluster.Api;
        await api.Kill();
        await _fixture.Cluster.StartApi(api.Address);

        await window.UntilDone("restart.mp4");
        await api.DisposeAsync();
    }

    [Fact]
    public async Task The_first_page_is_small_quick_and_asks_nobody_else()
    {
        await using var window = await _fixture.Open("#/overview");
        var bytes = 0L;
        var elsewhere = new List<string>();
        window.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Host is not ("127.0.0.1" or "localhost") && !new Uri(request.Url).Host.EndsWith(".localhost", StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        var session = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, json) =>
            bytes += (long)json!.Value.GetProperty("encodedDataLength").GetDouble();
        await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await window.Page.GotoAsync("/?again#/library");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Upload videos" }).WaitForAsync();

        var interactive = await window.Page.EvaluateAsync<double>("performance.now()");

        elsewhere.ShouldBeEmpty();
        bytes.ShouldBeInRange(10_000, 200_000);
        // A second, and what a machine that does other work adds.
        interactive.ShouldBeLessThan(3000);
    }

    private static Task<IJSHandle> UntilReady(ConsoleWindow window) => window.Page.WaitForFunctionAsync(
        "() => { const v = [...document.querySelectorAll('video')]; return v.length === 2 && v.every((x) => x.readyState >= 2 && !x.seeking); }");

    private async Task UntilLocked(ConsoleWindow window)
    {
        await UntilReady(window);
        var (own, other) = (await TimeOf(window, "own"), await TimeOf(window, "other"));
        var segment = (await _fixture.Cluster.Client.Duplicates(library.FilmId))
            .Single(item => (string)item!["videoId"]! == library.FragmentId)!["segments"]!.AsArray().First()!;
        var expected = (double)segment["matchStart"]! + ((own - (double)segment["start"]!) * (double)segment["speed"]!);
        other.ShouldBe(Math.Clamp(expected, 0, ConsoleFixture.FragmentSeconds), 1 / 25.0);
    }

    private static Task<double> TimeOf(ConsoleWindow window, string player) =>
        window.Page.Locator($"[data-player={player}]").EvaluateAsync<double>("(video) => video.currentTime");

    /// <summary>The film, its mirrored fragment and a whole copy, uploaded through the page.</summary>
    public sealed class Library : IAsyncLifetime
    {
        public ConsoleFixture Fixture { get; } = new();

        public HashSet<string> UploadStages { get; } = [];

        public string FilmId { get; private set; } = null!;

        public string FragmentId { get; private set; } = null!;

        public string CopyId { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Fixture.InitializeAsync();
            await using var window = await Fixture.Open("#/upload");
            await window.Upload(Fixture.Film, Fixture.Fragment);
            FilmId = await Finish(window, "film.mp4");
            FragmentId = await Finish(window, "fragment.mp4");
            await window.Upload(await Fixture.Copy("copy.mp4", "", "-crf 34 -s 480x360"));
            CopyId = await Finish(window, "copy.mp4");
        }

        public Task DisposeAsync() => Fixture.DisposeAsync();

        private async Task<string> Finish(ConsoleWindow window, string name)
        {
            await window.UntilDone(name);
            UploadStages.Add((await window.Line(name).GetAttributeAsync("data-stage"))!);
            var address = await window.Line(name).GetByRole(AriaRole.Link, new() { Name = name }).GetAttributeAsync("href");
            return Uri.UnescapeDataString(address!.Split('/')[^1]);
        }
    }
}
