using TVidz.Grains.Ingress;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>A backlog of events that have nothing left to do, and what comes behind it.</summary>
public sealed class CatchUpTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task Settled_events_are_received_by_tens_with_one_slot_and_deleted_without_being_handled()
    {
        await using var bench = await PumpBench.StartAsync(
            _aws, ("Ingress:Enabled", "false"), ("Ingress:Slots", "1"), ("Ingress:DeleteLinger", "00:00:05"));
        bench.Handler.IsSettled = _ => true;
        for (var i = 0; i < 40; i++)
        {
            await _aws.SendAsync(Events.Created($"{i}.mp4"));
        }

        while (bench.Health.Deleted < 40)
        {
            await bench.Pump.PollOnceAsync(CancellationToken.None);
        }

        bench.Handler.Looks.ShouldContain(10);
        bench.Handler.Handled.ShouldBeEmpty();
        await Eventually.HoldsAsync("the slot is free", () => bench.Slots.Free == 1);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Messages_that_find_no_slot_are_others_at_once_and_never_become_dead_letters()
    {
        await using var bench = await PumpBench.StartAsync(
            _aws, ("Ingress:Slots", "1"), ("Storage:MaxReceiveCount", "1"));
        bench.Handler.IsSettled = e => e.Key.StartsWith("known", StringComparison.Ordinal);
        var finish = new TaskCompletionSource();
        bench.Handler.Behaviour = async (_, ct) =>
        {
            await finish.Task.WaitAsync(ct);
            return EventOutcome.Done;
        };
        for (var i = 0; i < 20; i++)
        {
            await _aws.SendAsync(Events.Created($"known-{i}.mp4"));
        }

        for (var i = 0; i < 5; i++)
        {
            await _aws.SendAsync(Events.Created($"new-{i}.mp4"));
        }

        await Eventually.HoldsAsync(
            "one is worked on, and the others wait on the queue", async () => await _aws.CountMessagesAsync() == (4, 1));
        finish.SetResult();
        await Eventually.HoldsAsync("all are done", () => bench.Handler.Handled.Count == 5);

        await Eventually.HoldsAsync("all are deleted", async () => await _aws.CountMessagesAsync() == (0, 0));
        bench.Handler.MostInFlight.ShouldBe(1);
        bench.Handler.Keys.Order().ShouldBe(Enumerable.Range(0, 5).Select(i => $"new-{i}.mp4"));
    }

    [Fact]
    public async Task An_event_is_handled_by_itself_when_nobody_could_say_whether_it_is_settled()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        bench.Handler.IsSettled = _ => throw new TimeoutException("The database is down.");

        await _aws.SendAsync(Events.Created("a.mp4"));

        await Eventually.HoldsAsync("it is done", () => bench.Health.Deleted == 1);
        bench.Handler.Keys.ShouldBe(["a.mp4"]);
    }
}
