using Microsoft.Extensions.Time.Testing;
using TVidz.Bench.Ingress;

namespace TVidz.Bench.Tests.Ingress;

public sealed class StandInQueueTests
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _clock = new();
    private readonly StandInQueue _dead;
    private readonly StandInQueue _queue;

    public StandInQueueTests()
    {
        _dead = new StandInQueue(_clock);
        _queue = new StandInQueue(_clock, maxReceives: 2, _dead);
    }

    [Fact]
    public async Task A_received_message_is_hidden_and_comes_back_with_another_receipt_when_its_time_is_over()
    {
        _queue.Send(["a"]);
        var first = (await Receive()).ShouldHaveSingleItem();
        var receipt = first.Receipt!;

        (await Receive()).ShouldBeEmpty();
        _queue.InFlight.ShouldBe(1);
        _clock.Advance(Visibility);

        var again = (await Receive()).ShouldHaveSingleItem();
        (again.Id, again.Body, again.Receives).ShouldBe((first.Id, "a", 2));
        again.Receipt.ShouldNotBe(receipt);
        _queue.Hide(receipt, Visibility).ShouldBeFalse("the first receipt counts no longer");
        _queue.Delete(receipt);
        _queue.InFlight.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_can_be_hidden_for_longer_and_given_back()
    {
        _queue.Send(["a"]);
        var receipt = (await Receive())[0].Receipt!;

        _clock.Advance(Visibility * 0.9);
        _queue.Hide(receipt, Visibility).ShouldBeTrue();
        _clock.Advance(Visibility * 0.9);
        _queue.Visible.ShouldBe(0);
        _queue.Hide(receipt, TimeSpan.Zero).ShouldBeTrue();

        _queue.Visible.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_message_never_comes_back()
    {
        _queue.Send(["a", "b"]);
        foreach (var message in await Receive())
        {
            _queue.Delete(message.Receipt!);
        }

        _clock.Advance(Visibility * 2);

        (_queue.Visible, _queue.InFlight, _queue.Deleted).ShouldBe((0, 0, 2));
        await _queue.WaitForDeletionsAsync(2, default);
    }

    [Fact]
    public async Task What_was_received_too_often_is_a_dead_letter()
    {
        _queue.Send(["a"]);
        for (var receive = 0; receive < 2; receive++)
        {
            (await Receive()).ShouldHaveSingleItem();
            _clock.Advance(Visibility);
        }

        (await Receive()).ShouldBeEmpty();
        _dead.Visible.ShouldBe(1);
    }

    [Fact]
    public async Task A_receive_waits_for_a_message_that_is_sent_or_whose_delay_is_over()
    {
        var waiting = _queue.ReceiveAsync(10, TimeSpan.FromSeconds(20), Visibility, default);
        waiting.IsCompleted.ShouldBeFalse();
        _queue.Send(["now"]);
        (await waiting).ShouldHaveSingleItem().Body.ShouldBe("now");

        _queue.Send(["later"], TimeSpan.FromSeconds(5));
        waiting = _queue.ReceiveAsync(10, TimeSpan.FromSeconds(20), Visibility, default);
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(5));
        (await waiting).ShouldHaveSingleItem().Body.ShouldBe("later");
    }

    [Fact]
    public async Task A_receive_that_waited_in_vain_is_empty()
    {
        var waiting = _queue.ReceiveAsync(10, TimeSpan.FromSeconds(20), Visibility, default);

        _clock.Advance(TimeSpan.FromSeconds(20));

        (await waiting).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<StandInMessage>> Receive() => _queue.ReceiveAsync(10, TimeSpan.Zero, Visibility, default);
}
