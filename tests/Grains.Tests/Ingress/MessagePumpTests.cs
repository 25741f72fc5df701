using System.Text.Json;
using TVidz.Grains.Ingress;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

public sealed class MessagePumpTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task An_uploaded_object_is_handled_and_its_message_deleted()
    {
        await using var bench = await PumpBench.StartAsync(_aws);

        await _aws.PutAsync("films/ein schöner Film + 🎬.mp4");

        await QueueIsEmptyAsync(bench, deleted: 1);
        var (handled, message) = bench.Handler.Handled.ShouldHaveSingleItem();
        handled.Kind.ShouldBe(ObjectEventKind.Created);
        handled.Bucket.ShouldBe(_aws.Bucket);
        handled.Key.ShouldBe("films/ein schöner Film + 🎬.mp4");
        handled.Size.ShouldBe(7);
        message.IsLastReceive.ShouldBeFalse();
        message.SentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_removed_object_is_handled()
    {
        await using var bench = await PumpBench.StartAsync(_aws);

        await _aws.PutAsync("a.mp4");
        await _aws.S3.DeleteObjectAsync(_aws.Bucket, "a.mp4");

        await QueueIsEmptyAsync(bench, deleted: 2);
        bench.Handler.Handled.Select(h => h.Event.Kind)
            .ShouldBe([ObjectEventKind.Created, ObjectEventKind.Removed], ignoreOrder: true);
    }

    [Fact]
    public async Task Several_records_SNS_envelopes_and_test_events_are_taken_as_they_come()
    {
        await using var bench = await PumpBench.StartAsync(_aws);

        await _aws.SendAsync("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"videos"}""");
        await _aws.SendAsync(Events.Body(Events.Record("ObjectCreated:Put", "1"), Events.Record("ObjectCreated:Put", "2")));
        await _aws.SendAsync(JsonSerializer.Serialize(new { Type = "Notification", Message = Events.Created("3") }));

        await QueueIsEmptyAsync(bench, deleted: 3);
        bench.Handler.Keys.ShouldBe(["1", "2", "3"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_message_is_handled_again_until_all_its_events_are_done()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        bench.Handler.Behaviour = (e, _) => Task.FromResult(
            e.Key == "slow" && bench.Handler.Keys.Count(k => k == "slow") < 3 ? EventOutcome.Retry : EventOutcome.Done);

        await _aws.SendAsync(Events.Body(Events.Record("ObjectCreated:Put", "slow"), Events.Record("ObjectCreated:Put", "fast")));

        await QueueIsEmptyAsync(bench, deleted: 1);
        bench.Handler.Keys.ShouldBe(["slow", "fast", "slow", "fast", "slow", "fast"]);
        bench.Handler.Handled.Select(h => h.Message.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_always_fails_reaches_the_dead_letter_queue_after_5_receives(bool throws)
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        bench.Handler.Behaviour = (_, _) => throws
            ? throw new InvalidOperationException("poison")
            : Task.FromResult(EventOutcome.Retry);

        await _aws.SendAsync(Events.Created("poison.mp4"));

        var dead = (await _aws.ReceiveDeadLettersAsync()).ShouldHaveSingleItem();
        dead.Body.ShouldContain("poison.mp4");
        bench.Handler.Handled.Select(h => h.Message.IsLastReceive).ShouldBe([false, false, false, false, true]);
    }

    [Fact]
    public async Task Malformed_messages_go_to_the_dead_letter_queue_at_once_and_the_next_is_handled()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        string[] malformed =
        [
            "not json",
            string.Concat(Enumerable.Repeat("[", 10_000)),
            "{\"a\":\"" + new string('x', (1 << 20) - 8) + "\"}",
            """{"Records":[{"eventName":"ObjectCreated:Put"}]}""",
        ];

        foreach (var body in malformed)
        {
            await _aws.SendAsync(body);
        }

        await _aws.SendAsync(Events.Created("next.mp4"));

        await QueueIsEmptyAsync(bench, deleted: 1);
        bench.Handler.Keys.ShouldBe(["next.mp4"]);
        bench.Health.Rejected.ShouldBe(4);
        var dead = await _aws.ReceiveDeadLettersAsync();
        dead.Count.ShouldBe(4);
        dead.ShouldAllBe(m => m.MessageAttributes["Reason"].StringValue.Length > 0);
        dead.ShouldAllBe(m => m.MessageAttributes["OriginalMessageId"].StringValue.Length > 0);
    }

    [Fact]
    public async Task There_are_never_more_messages_in_work_than_slots()
    {
        await using var bench = await PumpBench.StartAsync(_aws, ("Ingress:Slots", "3"));
        var finish = new TaskCompletionSource();
        bench.Handler.Behaviour = async (_, ct) =>
        {
            await finish.Task.WaitAsync(ct);
            return EventOutcome.Done;
        };

        for (var i = 0; i < 12; i++)
        {
            await _aws.SendAsync(Events.Created($"{i}.mp4"));
        }

        await Eventually.HoldsAsync("all slots are taken", () => bench.Handler.InFlight == 3);
        (await _aws.CountMessagesAsync()).ShouldBe((9, 3));
        bench.Slots.Free.ShouldBe(0);
        finish.SetResult();

        await QueueIsEmptyAsync(bench, deleted: 12);
        bench.Handler.MostInFlight.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_stays_invisible_for_as_long_as_it_is_worked_on()
    {
        await using var bench = await PumpBench.StartAsync(
            _aws, ("Storage:VisibilityTimeout", "00:00:01"), ("Ingress:HeartbeatInterval", "00:00:00.3"));
        bench.Handler.Behaviour = async (_, ct) =>
        {
            // The work itself: 2.5 times the message's own invisibility.
            await Task.Delay(TimeSpan.FromSeconds(2.5), ct);
            return EventOutcome.Done;
        };

        await _aws.SendAsync(Events.Created("long.mp4"));

        await QueueIsEmptyAsync(bench, deleted: 1);
        bench.Handler.Handled.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_is_deleted_only_when_its_work_is_done()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        var finish = new TaskCompletionSource<EventOutcome>();
        bench.Handler.Behaviour = (_, ct) => finish.Task.WaitAsync(ct);

        await _aws.SendAsync(Events.Created("a.mp4"));
        await Eventually.HoldsAsync("the message is worked on", () => bench.Handler.InFlight == 1);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 1));

        finish.SetResult(EventOutcome.Done);
        await QueueIsEmptyAsync(bench, deleted: 1);
    }

    [Fact]
    public async Task The_work_of_a_message_that_is_lost_is_cancelled()
    {
        await using var bench = await PumpBench.StartAsync(_aws, ("Ingress:HeartbeatInterval", "00:00:00.1"));
        var cancelled = new TaskCompletionSource();
        bench.Handler.Behaviour = async (_, ct) =>
        {
            await using var registration = ct.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, ct);
            return EventOutcome.Done;
        };
        await _aws.SendAsync(Events.Created("a.mp4"));
        await Eventually.HoldsAsync("the message is worked on", () => bench.Handler.InFlight == 1);

        await _aws.Sqs.PurgeQueueAsync((await _aws.Sqs.GetQueueUrlAsync(_aws.Queue)).QueueUrl);

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Eventually.HoldsAsync("the slot is free", () => bench.Health.MessagesInWork == 0);
        bench.Health.Deleted.ShouldBe(0);
    }

    [Fact]
    public async Task Stopping_makes_unfinished_messages_visible_at_once()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        bench.Handler.Behaviour = async (_, ct) =>
        {
            await Task.Delay(Timeout.Infinite, ct);
            return EventOutcome.Done;
        };
        await _aws.SendAsync(Events.Created("a.mp4"));
        await _aws.SendAsync(Events.Created("b.mp4"));
        await Eventually.HoldsAsync("the messages are worked on", () => bench.Handler.InFlight == 2);

        await bench.Pump.StopAsync(CancellationToken.None);

        (await _aws.CountMessagesAsync()).ShouldBe((2, 0));
        bench.Health.MessagesInWork.ShouldBe(0);
    }

    private async Task QueueIsEmptyAsync(PumpBench bench, int deleted)
    {
        await Eventually.HoldsAsync($"{deleted} messages deleted", () => bench.Health.Deleted == deleted);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
    }
}
