using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Testing;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

/// <summary>The predecessor's fault: a session leaks on error.</summary>
public sealed class FailingWritesTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_thousand_failing_writes_leave_no_connection_in_use_and_no_transaction_open()
    {
        var pool = $"failing-{Guid.NewGuid():N}";
        await using var dataSource = new NpgsqlDataSourceBuilder(database.ConnectionString + ";Maximum Pool Size=8") { Name = pool }
            .Build();
        var videos = new VideoStore(dataSource);
        var fingerprints = Sample.Fingerprints(dataSource);
        var matches = new MatchStore(dataSource);
        var first = await Sample.AddAsync(fingerprints, "first");
        var second = await Sample.AddAsync(fingerprints, "second");
        var wrong = new Fingerprint(1, -1, []);
        Func<Task>[] writes =
        [
            () => videos.SaveAsync(Sample.Video("v") with { Progress = 2 }, null, default),
            () => fingerprints.SaveAsync(Sample.Video("v"), null, wrong, default),
            () => fingerprints.ImportAsync([new ImportedVideo("v", "v", wrong)], _ => Evidence.Sufficient, Sample.Time, default),
            () => fingerprints.ImportAsync(
                [new ImportedVideo("v", "v", wrong)], _ => throw new InvalidOperationException(), Sample.Time, default),
            () => matches.ReplaceAsync("first", Sample.Matches(first, Sample.Match("second", second, score: 7)), default),
        ];

        var failed = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (index, _) =>
        {
            await Should.ThrowAsync<Exception>(writes[index % writes.Length]);
            Interlocked.Increment(ref failed);
        });

        failed.ShouldBe(1000);
        var connections = Connections(pool);
        connections["used"].ShouldBe(0);
        connections["idle"].ShouldBeInRange(1, 8);
        (await OpenTransactionsAsync()).ShouldBe(0);
        (await videos.FindAsync("v", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_write_that_is_given_up_half_way_leaves_no_connection_in_use_and_no_transaction_open()
    {
        var pool = $"given-up-{Guid.NewGuid():N}";
        await using var dataSource = new NpgsqlDataSourceBuilder(database.ConnectionString) { Name = pool }.Build();
        var videos = new VideoStore(dataSource);
        await videos.SaveAsync(Sample.Video("held"), null, default);
        await using (var holder = await database.DataSource.OpenConnectionAsync())
        await using (var transaction = await holder.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("SELECT FROM videos WHERE video_id = 'held' FOR UPDATE", holder);
            await hold.ExecuteNonQueryAsync();
            using var cancellation = new CancellationTokenSource();
            var writes = Enumerable.Range(0, 5)
                .Select(_ => videos.SaveAsync(Sample.Video("held", revision: 9), null, cancellation.Token))
                .Append(videos.DeleteAsync("held", cancellation.Token))
                .ToArray();

            await cancellation.CancelAsync();

            foreach (var write in writes)
            {
                await Should.ThrowAsync<OperationCanceledException>(write);
            }
        }

        Connections(pool)["used"].ShouldBe(0);
        // A connection that was cut learns of it when its server process gets to run.
        await Eventually.HoldsAsync("no transaction is open", async () => await OpenTransactionsAsync() == 0);
        (await videos.FindAsync("held", default)).ShouldNotBeNull().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_that_stops_half_way_gives_its_connection_back()
    {
        var pool = $"half-{Guid.NewGuid():N}";
        await using var dataSource = new NpgsqlDataSourceBuilder(database.ConnectionString) { Name = pool }.Build();
        var fingerprints = Sample.Fingerprints(dataSource);
        foreach (var index in Enumerable.Range(0, 20))
        {
            await Sample.AddAsync(fingerprints, $"half{index}");
        }

        var partitions = new PartitionStore(dataSource, NullLogger<PartitionStore>.Instance);
        await foreach (var video in partitions.ReadAsync(0, 1, default))
        {
            Connections(pool)["used"].ShouldBe(1);
            break;
        }

        Connections(pool)["used"].ShouldBe(0);
    }

    /// <summary>The pool's connections by their state, as Npgsql counts them.</summary>
    private static Dictionary<string, int> Connections(string pool)
    {
        var counts = new Dictionary<string, int>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Npgsql" && instrument.Name == "db.client.connection.count")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) =>
        {
            var texts = tags.ToArray().Select(tag => tag.Value as string).ToArray();
            if (texts.Contains(pool))
            {
                counts[texts.Contains("used") ? "used" : "idle"] = value;
            }
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return counts;
    }

    private async Task<long> OpenTransactionsAsync()
    {
        await using var command = database.DataSource.CreateCommand(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
              AND xact_start IS NOT NULL
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
