using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using TVidz.Console.Tests.Browsing;

namespace TVidz.Console.Tests;

/// <summary>
/// How each page looks, light, dark and narrow, in the folder <c>screenshots</c> of the tests' output; where
/// TVIDZ_SCREENSHOTS names a folder, one of each page for the README there.
/// </summary>
public sealed class PagesTests(ConsoleTests.Library library) : IClassFixture<ConsoleTests.Library>
{
    private static readonly string? ForReadme = Environment.GetEnvironmentVariable("TVIDZ_SCREENSHOTS");

    private static readonly string Output =
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    [Theory]
    [InlineData("light", 1280, ColorScheme.Light)]
    [InlineData("dark", 1280, ColorScheme.Dark)]
    [InlineData("narrow", 360, ColorScheme.Light)]
    [InlineData("4k", 3840, ColorScheme.Light)]
    public async Task Pages_have_no_serious_fault_for_anybody(string look, int width, ColorScheme theme)
    {
        await using var window = await library.Fixture.Open("", width, width == 3840 ? 2160 : 800, theme);
        var faults = new List<string>();
        foreach (var (name, place, isThere) in Pages())
        {
            await window.Page.GotoAsync($"/{place}");
            await window.Page.Locator(isThere).First.WaitForAsync();
            await window.Page.WaitForFunctionAsync(
                "() => [...document.images].every((x) => x.complete) && [...document.querySelectorAll('video')].every((x) => x.readyState >= 2 && !x.seeking)");
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(Output, $"{name}-{look}.png"), FullPage = look != "4k" });
            if (look == "light" && ForReadme is { Length: > 0 })
            {
                await window.Page.ScreenshotAsync(new() { Path = Path.Combine(ForReadme, $"{name}.jpg"), Type = ScreenshotType.Jpeg, Quality = 75 });
            }

            (await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
                .ShouldBeFalse($"{name} is wider than {width} px");
            faults.AddRange((await window.Page.RunAxe()).Violations.Where(IsSerious).Select(fault => $"{name}: {Describe(fault)}"));
        }

        faults.ShouldBeEmpty();
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_match_is_reached_and_judged_by_keyboard_alone()
    {
        await using var window = await library.Fixture.Open($"#/videos/{library.FragmentId}");
        await window.Page.Locator(".band").First.WaitForAsync();
        await PressUntil(window, "a.band");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.GetByRole(AriaRole.Heading, new() { Name = "Your decision" }).WaitForAsync();
        await PressUntil(window, "textarea");
        await window.Page.Keyboard.TypeAsync("seen");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(window.Page.Locator(".decision-made")).ToContainTextAsync("Confirmed");
    }

    private static async Task PressUntil(ConsoleWindow window, string selector)
    {
        for (var i = 0; i < 60; i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (await window.Page.EvaluateAsync<bool>("(s) => document.activeElement.matches(s)", selector))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The Tab key does not lead to {selector}.");
    }

    private (string Name, string Place, string IsThere)[] Pages() =>
    [
        ("library", "#/library", ".card .poster img"),
        ("upload", "#/upload", ".drop"),
        ("video", $"#/videos/{library.FilmId}", ".band"),
        ("compare", $"#/compare/{library.FilmId}/{library.FragmentId}", ".timeline-shade"),
        ("compare-wipe", $"#/compare/{library.FilmId}/{library.FragmentId}?mode=wipe&t=21", ".wipe-line"),
        ("groups", "#/groups", ".member.original"),
        ("overview", "#/overview", ".tile"),
    ];

    private static bool IsSerious(AxeResultItem fault) => fault.Impact is "serious" or "critical";

    private static string Describe(AxeResultItem fault) =>
        $"{fault.Id} ({fault.Help}): {string.Join(", ", fault.Nodes.Take(3).Select(node => node.Html))}";
}
