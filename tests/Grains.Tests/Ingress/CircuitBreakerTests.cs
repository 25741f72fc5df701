using Microsoft.Extensions.Time.Testing;
using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

public sealed class CircuitBreakerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly IngressOptions _options = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(_options, _time);

    [Fact]
    public void It_opens_with_the_tenth_failure_in_a_row()
    {
        Fail(9).ShouldBeFalse();
        _breaker.State.ShouldBe(BreakerState.Closed);

        Fail(1).ShouldBeTrue();
        _breaker.State.ShouldBe(BreakerState.Open);
    }

    [Fact]
    public void A_success_begins_the_count_anew()
    {
        Fail(9);
        _breaker.Succeed().ShouldBeFalse();

        Fail(9);
        _breaker.State.ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public async Task Open_it_lets_one_attempt_through_after_its_pause()
    {
        Fail(10);
        var attempt = _breaker.WaitAsync(CancellationToken.None);

        _time.Advance(_options.BreakerPause - TimeSpan.FromMilliseconds(1));
        attempt.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await attempt;
        _breaker.State.ShouldBe(BreakerState.HalfOpen);
    }

    [Fact]
    public void A_failed_attempt_opens_it_again()
    {
        Fail(10);
        _time.Advance(_options.BreakerPause);

        Fail(1);
        _breaker.State.ShouldBe(BreakerState.Open);
    }

    [Fact]
    public void An_attempt_that_succeeds_closes_it()
    {
        Fail(10);
        _time.Advance(_options.BreakerPause);

        _breaker.Succeed().ShouldBeTrue();
        _breaker.State.ShouldBe(BreakerState.Closed);
        _breaker.WaitAsync(CancellationToken.None).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Its_first_pauses_grow_and_end_at_the_longest()
    {
        for (var failures = 1; failures < 100; failures++)
        {
            var full = Math.Min(200 * Math.Pow(2, failures - 1), 5_000);
            var pause = Backoff.After(failures, _options.ReceiveDelay, _options.MaxReceiveDelay).TotalMilliseconds;
            pause.ShouldBeInRange(full / 2, full);
        }
    }

    private bool Fail(int times)
    {
        var opened = false;
        for (var i = 0; i < times; i++)
        {
            opened = _breaker.Fail();
        }

        return opened;
    }
}
