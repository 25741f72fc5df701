using TVidz.Testing.Aws;
using TVidz.Testing.Films;

namespace TVidz.Console.Tests.Browsing;

/// <summary>A whole TVidz, a real browser, and a film with a mirrored fragment of it, neither of which is uploaded yet.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    public const double FilmSeconds = 40;
    public const double FragmentStart = 12;
    public const double FragmentSeconds = 20;

    private readonly FilmFolder _films = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public TVidzCluster Cluster { get; private set; } = null!;

    public string Film { get; private set; } = null!;

    public string Fragment { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Film = await _films.Film("film.mp4", seed: 7, FilmSeconds);
        Fragment = await _films.Copy("film.mp4", "fragment.mp4", $"-ss {FragmentStart} -t {FragmentSeconds}", "-vf hflip -crf 30");
        var storage = new UriBuilder(AwsEndpoint.Url) { Host = "localhost" }.Uri.AbsoluteUri.TrimEnd('/');
        Cluster = await TVidzCluster.Start(1, ("Storage:BrowserServiceUrl", storage));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TVIDZ_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
            ],
        });
    }

    /// <summary>A copy of the film, coded anew, with more of ffmpeg's arguments before and after its input.</summary>
    public Task<string> Copy(string name, string input, string output) => _films.Copy("film.mp4", name, input, output);

    /// <summary>A window of its own, at the console.</summary>
    public async Task<ConsoleWindow> Open(string place = "", int width = 1280, int height = 900, ColorScheme theme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Cluster.Api.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var window = new ConsoleWindow(await context.NewPageAsync());
        await window.Page.GotoAsync($"/{place}");
        return window;
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Cluster.DisposeAsync();
        _films.Dispose();
    }
}
