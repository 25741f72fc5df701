using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TVidz.Grains.Analysis;
using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

public sealed class QueueHealthTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly IngressOptions _options = new() { BreakerThreshold = 1 };
    private readonly AnalysisSlots _slots = new(1);

    public void Dispose() => _slots.Dispose();

    [Fact]
    public void Work_that_succeeds_does_not_hide_that_the_queue_is_dead()
    {
        var health = new QueueHealth(Options.Create(_options), _slots, _time);
        health.Breaker.Fail();
        health.QueueError = "The queue is down.";

        health.WorkBreaker.Succeed();

        health.BreakerState.ShouldBe(BreakerState.Open);
        health.IsHealthy.ShouldBeFalse();
        health.LastError.ShouldBe("The queue is down.");
    }

    [Fact]
    public void With_no_message_to_try_after_the_pause_it_is_healthy_again()
    {
        var health = new QueueHealth(Options.Create(_options), _slots, _time);
        health.WorkBreaker.Fail();
        health.IsHealthy.ShouldBeFalse();

        _time.Advance(_options.BreakerPause);

        health.BreakerState.ShouldBe(BreakerState.HalfOpen);
        health.IsHealthy.ShouldBeTrue();
    }
}
