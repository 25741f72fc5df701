using System.Diagnostics;
using System.Text;
using TVidz.Testing;

namespace TVidz.EndToEnd.Tests.Cluster;

/// <summary>A silo or an Api as a process of its own, from its build output beside this test's.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private HostProcess(string name, Uri address, Process process)
    {
        Name = name;
        Address = address;
        _process = process;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    /// <summary>Where it serves HTTP.</summary>
    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>All that it has logged.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts <c>TVidz.{name}.dll</c> with the settings as environment variables, at an address of its own or that of its predecessor.</summary>
    public static HostProcess Start(string name, IReadOnlyDictionary<string, string> settings, Uri? address = null)
    {
        address ??= new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var start = new ProcessStartInfo("dotnet", [BuildOutput(name, $"TVidz.{name}.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = address.ToString(), ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new HostProcess(name, address, Process.Start(start)!);
    }

    /// <summary>A file in the build output of another project, of the same configuration as this one.</summary>
    public static string BuildOutput(string project, string file)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, file);
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task WaitUntilReady()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await IsReady())
        {
            if (_process.HasExited || deadline.IsCancellationRequested)
            {
                throw new InvalidOperationException($"{Name} did not become ready:\n{Output}");
            }

            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, and waits.</summary>
    public async Task Stop()
    {
        if (!_process.HasExited)
        {
            using var term = Process.Start("kill", ["-TERM", $"{Id}"]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            await _process.WaitForExitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
