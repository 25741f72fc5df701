using System.Diagnostics;

namespace TVidz.Api.Tests.Hosting;

/// <summary>The API as a process of its own.</summary>
public sealed class ApiProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    public ApiProcess(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TVidz.Api.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Its exit code and what it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Error)> ExitAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        var output = _process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = await _process.StandardError.ReadToEndAsync(deadline.Token);
        await output;
        await _process.WaitForExitAsync(deadline.Token);
        return (_process.ExitCode, error);
    }

    /// <summary>A client of it, once it listens.</summary>
    public async Task<HttpClient> ListeningAsync()
    {
        const string Marker = "Now listening on: ";
        using var deadline = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.IndexOf(Marker, StringComparison.Ordinal) is var at and >= 0)
            {
                // Goes on reading, or the process would wait for room in the pipe.
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new HttpClient { BaseAddress = new Uri(line[(at + Marker.Length)..]) };
            }
        }

        throw new InvalidOperationException("The API ended.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
