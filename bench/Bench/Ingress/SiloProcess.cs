using System.Diagnostics;
using TVidz.Testing;

namespace TVidz.Bench.Ingress;

/// <summary>A silo as a process of its own, configured as an operator would: by settings in its environment.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120), StopTimeout = TimeSpan.FromSeconds(40);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private readonly Process _process;
    private readonly Uri _address;

    private SiloProcess(Process process, Uri address)
    {
        _process = process;
        _address = address;
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts <paramref name="assembly"/>, whose log goes to <paramref name="log"/>, and waits until it is ready.</summary>
    public static async Task<SiloProcess> StartAsync(string assembly, string log, string postgres, Uri storage)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$0\" >>\"$1\" 2>&1", assembly, log])
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(assembly)), // its settings are there
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.AbsoluteUri,
                ["ConnectionStrings__Postgres"] = postgres,
                ["Storage__ServiceUrl"] = storage.AbsoluteUri,
                ["Storage__Region"] = "us-east-1",
                ["Orleans__SiloPort"] = $"{FreePort.Find()}",
                ["Orleans__GatewayPort"] = $"{FreePort.Find()}",
                ["AWS_ACCESS_KEY_ID"] = "test",
                ["AWS_SECRET_ACCESS_KEY"] = "test",
            },
        };
        var silo = new SiloProcess(Process.Start(start)!, address);
        try
        {
            await silo.WaitUntilReadyAsync();
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it measures of itself now, in Prometheus' format.</summary>
    public async Task<SiloMetrics> MeasureAsync() =>
        SiloMetrics.Parse(await Http.GetStringAsync(new Uri(_address, "/metrics")), ProcessUsage.Of(Id));

    /// <summary>Asks it to stop, and kills it if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var term = Process.Start("kill", ["-TERM", $"{Id}"]);
            using var patience = new CancellationTokenSource(StopTimeout);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var deadline = new CancellationTokenSource(StartTimeout);
        while (!await IsReadyAsync())
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"A silo ended with {_process.ExitCode} while it was starting: see its log.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), deadline.Token);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(_address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
