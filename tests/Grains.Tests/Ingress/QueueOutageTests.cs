using TVidz.Grains.Ingress;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

public sealed class QueueOutageTests : IAsyncLifetime, IDisposable
{
    private readonly AwsEndpoint _aws = new();
    private readonly TcpForwarder _line = new(AwsEndpoint.Url);

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task The_poller_survives_an_outage_of_the_queue()
    {
        _line.Restore();
        using var sqs = AwsEndpoint.CreateSqs(_line.Url);
        await using var bench = await PumpBench.StartAsync(
            _aws,
            sqs,
            // The emulator hands a message to a poll whose connection was cut: it comes back after this.
            ("Storage:VisibilityTimeout", "00:00:02"),
            ("Ingress:ReceiveDelay", "00:00:00.01"),
            ("Ingress:MaxReceiveDelay", "00:00:00.02"),
            ("Ingress:BreakerPause", "00:00:00.2"));
        await _aws.SendAsync(Events.Created("before.mp4"));
        await Eventually.HoldsAsync("the first is handled", () => bench.Health.Deleted == 1);

        _line.Cut();
        await Eventually.HoldsAsync("the breaker opens", () => bench.Health.BreakerState == BreakerState.Open);
        bench.Health.IsHealthy.ShouldBeFalse();
        bench.Health.LastError.ShouldNotBeNullOrEmpty();

        await _aws.SendAsync(Events.Created("after.mp4"));
        _line.Restore();
        await Eventually.HoldsAsync("the second is handled", () => bench.Health.Deleted == 2);
        bench.Health.BreakerState.ShouldBe(BreakerState.Closed);
        bench.Health.IsHealthy.ShouldBeTrue();
        bench.Health.LastError.ShouldBeNull();
    }

    [Fact]
    public async Task Work_that_an_outage_meets_is_finished_and_its_message_deleted_after_it()
    {
        _line.Restore();
        using var sqs = AwsEndpoint.CreateSqs(_line.Url);
        await using var bench = await PumpBench.StartAsync(
            _aws, sqs, ("Ingress:BreakerPause", "00:00:00.2"), ("Ingress:HeartbeatInterval", "00:00:00.1"));
        var finish = new TaskCompletionSource<EventOutcome>();
        bench.Handler.Behaviour = (_, ct) => finish.Task.WaitAsync(ct);
        await _aws.SendAsync(Events.Created("a.mp4"));
        await Eventually.HoldsAsync("the message is worked on", () => bench.Handler.InFlight == 1);

        _line.Cut();
        await Eventually.HoldsAsync("the outage is seen", () => bench.Health.LastError is not null);
        finish.SetResult(EventOutcome.Done);
        _line.Restore();

        await Eventually.HoldsAsync("the message is deleted", () => bench.Health.Deleted == 1);
        bench.Handler.Handled.ShouldHaveSingleItem();
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
    }
}
