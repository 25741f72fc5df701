using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace TVidz.Bench.Ingress;

/// <summary>Events through the real way in: silo processes and PostgreSQL as they run anywhere, S3 and SQS by a <see cref="StandIn"/>.</summary>
/// <param name="silo">The silo's assembly.</param>
/// <param name="postgres">Connects to a database of its own.</param>
/// <param name="log">Where the silos' logs go.</param>
/// <param name="output">Where the tables go.</param>
internal sealed class IngressBenchmark(string silo, string postgres, string log, TextWriter output) : IAsyncDisposable
{
    private const int WarmUpEvents = 2000, MemoryStep = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15), Settling = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(postgres);
    private int _missing;

    /// <summary>Measures, prints the tables, and writes the figures as JSON.</summary>
    /// <exception cref="InvalidOperationException">An event was lost, or did what it should not: the figures are worth nothing.</exception>
    public async Task RunAsync(IReadOnlyList<int> siloCounts, int events, int memoryEvents, string jsonPath)
    {
        await using var standIn = await StandIn.StartAsync();
        var videos = new KnownVideos(_database);
        var known = Math.Max(events, WarmUpEvents);
        var figures = new List<IngressFigures>();
        var memory = new List<MemoryFigures>();
        await output.WriteLineAsync(IngressFigures.Head);
        foreach (var count in siloCounts)
        {
            await using var silos = await StartSilosAsync(count, standIn);
            if (figures.Count == 0)
            {
                await videos.CreateAsync(known);
            }

            figures.Add(await MeasureAsync("known", silos, standIn, KnownEvents(events), KnownEvents(WarmUpEvents)));
            figures.Add(await MeasureAsync("missing", silos, standIn, MissingEvents(events), MissingEvents(WarmUpEvents)));
            await VerifyAsync(videos, standIn, known);
        }

        await output.WriteLineAsync(Environment.NewLine + MemoryFigures.Head);
        await using (var silos = await StartSilosAsync(1, standIn))
        {
            for (var sent = MemoryStep; sent <= memoryEvents; sent += MemoryStep)
            {
                await RunAsync(standIn, Cycle(KnownEvents(events), MemoryStep));
                memory.Add(await MemoryAsync(sent, silos));
                await output.WriteLineAsync(memory[^1].ToString());
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(jsonPath))!);
        await File.WriteAllTextAsync(jsonPath, JsonSerializer.Serialize(new { figures, memory }, Json));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<SiloGroup> StartSilosAsync(int count, StandIn standIn)
    {
        var silos = new SiloGroup();
        for (var i = 0; i < count; i++)
        {
            silos.Add(await SiloProcess.StartAsync(silo, log, postgres, standIn.Address));
        }

        return silos;
    }

    private async Task<IngressFigures> MeasureAsync(
        string kind, SiloGroup silos, StandIn standIn, string[] events, string[] warmUp)
    {
        await RunAsync(standIn, warmUp);
        await Task.Delay(Settling);
        var before = await UsageAsync(silos);
        var seconds = await RunAsync(standIn, events);
        var after = await UsageAsync(silos);
        var figures = new IngressFigures(
            kind,
            silos.Count,
            events.Length,
            seconds,
            Each(after.Silos - before.Silos),
            Each(after.Database - before.Database),
            Each(after.StandIn - before.StandIn),
            (after.Allocated - before.Allocated) / events.Length);
        await output.WriteLineAsync(figures.ToString());
        return figures;

        double Each(double cpuSeconds) => cpuSeconds * 1e6 / events.Length;
    }

    /// <summary>Puts the events on the queue, and waits until the last is deleted.</summary>
    /// <returns>How long that took, in seconds.</returns>
    private static async Task<double> RunAsync(StandIn standIn, string[] events)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(standIn.Stopping);
        patience.CancelAfter(Patience);
        var target = standIn.Events.Deleted + events.Length;
        var began = Stopwatch.GetTimestamp();
        standIn.Events.Send(events);
        await standIn.Events.WaitForDeletionsAsync(target, patience.Token);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<(double Silos, double Database, double StandIn, double Allocated)> UsageAsync(SiloGroup silos)
    {
        var metrics = await silos.MeasureAsync();
        return (
            metrics.Sum(silo => silo.Usage.CpuSeconds),
            await DatabaseCpuAsync(),
            ProcessUsage.Of(Environment.ProcessId).CpuSeconds,
            metrics.Sum(silo => silo.AllocatedBytes));
    }

    private async Task<double> DatabaseCpuAsync()
    {
        await using var command = _database.CreateCommand("SELECT pid FROM pg_stat_activity");
        await using var reader = await command.ExecuteReaderAsync();
        var seconds = 0.0;
        while (await reader.ReadAsync())
        {
            seconds += ProcessUsage.Of(reader.GetInt32(0)).CpuSeconds;
        }

        return seconds;
    }

    private static async Task<MemoryFigures> MemoryAsync(int events, SiloGroup silos)
    {
        var metrics = (await silos.MeasureAsync())[0];
        return new MemoryFigures(events, metrics.HeapBytes, metrics.Usage.ResidentBytes);
    }

    /// <summary>No event is left, given up, or has done anything but what it should.</summary>
    private async Task VerifyAsync(KnownVideos videos, StandIn standIn, int known)
    {
        var queue = standIn.Events;
        Require(queue.Visible + queue.InFlight == 0, "messages are left on the queue");
        Require(standIn.DeadLetters.Visible == 0, "there are dead letters");
        Require(await videos.CountUntouchedAsync() == known, "an event has changed a video that had its outcome");
        Require(await videos.CountMissingAsync() == _missing, "a missing object's video does not say so");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The figures are worth nothing: {otherwise}.");
        }
    }

    private static string[] KnownEvents(int count) =>
        [.. Enumerable.Range(0, count).Select(number => KnownVideos.EventOf(KnownVideos.Key(number)))];

    /// <summary>Of objects that no event was about before.</summary>
    private string[] MissingEvents(int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
            KnownVideos.EventOf(string.Create(CultureInfo.InvariantCulture, $"missing/{_missing++:D9}.mp4"))),
    ];

    private static string[] Cycle(string[] events, int count) =>
        [.. Enumerable.Range(0, count).Select(number => events[number % events.Length])];
}
