namespace TVidz.Console.Tests.Browsing;

/// <summary>One window of a browser, with everything that went wrong in it.</summary>
public sealed class ConsoleWindow : IAsyncDisposable
{
    public ConsoleWindow(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => Errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                Errors.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Exceptions of scripts and what the Content-Security-Policy refused.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Chooses files on the upload page.</summary>
    public Task Upload(params string[] paths) => Page.Locator("#files").SetInputFilesAsync(paths);

    /// <summary>The line of a file on the upload page.</summary>
    public ILocator Line(string fileName) => Page.Locator(".upload").Filter(new() { HasText = fileName });

    /// <summary>Waits until the file of this name is done.</summary>
    public Task UntilDone(string fileName) =>
        Assertions.Expect(Line(fileName)).ToHaveAttributeAsync("data-stage", "done", new() { Timeout = 60_000 });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
