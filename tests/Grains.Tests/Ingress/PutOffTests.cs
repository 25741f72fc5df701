using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using TVidz.Grains.Ingress;
using TVidz.Grains.Storage;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>Messages that come back, or are left alone, without a fault of their own.</summary>
public sealed class PutOffTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task A_passing_failure_is_outlasted_and_never_makes_a_dead_letter()
    {
        await using var bench = await PumpBench.StartAsync(
            _aws, ("Storage:MaxReceiveCount", "2"), ("Ingress:ReceiveDelay", "00:00:00.001"));
        bench.Handler.Behaviour = (_, _) => bench.Handler.Handled.Count < 6
            ? throw new HttpRequestException("Storage is down.")
            : Task.FromResult(EventOutcome.Done);

        await _aws.SendAsync(Events.Created("a.mp4"));

        await Eventually.HoldsAsync("it is done", () => bench.Health.Deleted == 1);
        bench.Handler.Keys.ShouldBe(Enumerable.Repeat("a.mp4", 6));
        bench.Handler.Handled.Select(h => h.Message.MessageId).Distinct().Count().ShouldBe(3);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
        (await CountDeadLettersAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Passing_failures_stop_the_receiving_though_the_queue_answers()
    {
        await using var bench = await PumpBench.StartAsync(
            _aws,
            ("Ingress:Slots", "1"),
            ("Ingress:BreakerThreshold", "3"),
            ("Ingress:ReceiveDelay", "00:00:00.001"),
            ("Ingress:BreakerPause", "01:00:00"));
        bench.Handler.Behaviour = (_, _) => throw new IOException("Storage is down.");

        await _aws.SendAsync(Events.Created("a.mp4"));
        await Eventually.HoldsAsync("the breaker opens", () => bench.Health.BreakerState == BreakerState.Open);
        await Eventually.HoldsAsync(
            "it is back on the queue", async () => await _aws.CountMessagesAsync() == (1, 0));

        bench.Handler.Handled.Count.ShouldBe(3);
        bench.Health.IsHealthy.ShouldBeFalse();
        bench.Health.LastError.ShouldBe("Storage is down.");
    }

    [Fact]
    public async Task Receiving_goes_on_when_what_the_work_needs_answers_again()
    {
        await using var bench = await PumpBench.StartAsync(
            _aws,
            ("Ingress:BreakerThreshold", "2"),
            ("Ingress:ReceiveDelay", "00:00:00.001"),
            ("Ingress:BreakerPause", "00:00:00.1"));
        var isDown = true;
        bench.Handler.Behaviour = (_, _) =>
            isDown ? throw new TimeoutException() : Task.FromResult(EventOutcome.Done);
        for (var i = 0; i < 5; i++)
        {
            await _aws.SendAsync(Events.Created($"{i}.mp4"));
        }

        await Eventually.HoldsAsync("the breaker opens", () => bench.Health.BreakerState == BreakerState.Open);
        isDown = false;

        await Eventually.HoldsAsync("all are done", () => bench.Health.Deleted == 5);
        bench.Health.BreakerState.ShouldBe(BreakerState.Closed);
        bench.Health.IsHealthy.ShouldBeTrue();
        bench.Health.LastError.ShouldBeNull();
        (await CountDeadLettersAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Waiting_for_another_analysis_is_no_failure_and_never_makes_a_dead_letter()
    {
        using var sqs = new SpySqs();
        await using var bench = await PumpBench.StartAsync(
            _aws,
            sqs,
            ("Storage:MaxReceiveCount", "1"),
            ("Ingress:BreakerThreshold", "1"),
            ("Ingress:BreakerPause", "01:00:00"));
        bench.Handler.Behaviour = (_, _) => Task.FromResult(
            bench.Handler.Handled.Count < 4 ? EventOutcome.Later : EventOutcome.Done);

        await _aws.SendAsync(Events.Created("a.mp4"));

        await Eventually.HoldsAsync("it is done", () => bench.Health.Deleted == 1);
        sqs.Delays.ShouldBe([0, 0, 0]);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
        (await CountDeadLettersAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_copy_waits_no_longer_than_SQS_allows()
    {
        using var sqs = new SpySqs();
        await using var bench = await PumpBench.StartAsync(
            _aws,
            sqs,
            ("Storage:MaxReceiveCount", "1"),
            ("Ingress:RetryDelay", "01:00:00"),
            ("Ingress:MaxRetryDelay", "01:00:00"));
        bench.Handler.Behaviour = (_, _) => Task.FromResult(EventOutcome.Later);

        await _aws.SendAsync(Events.Created("a.mp4"));

        await Eventually.HoldsAsync("a copy is sent", () => !sqs.Delays.IsEmpty);
        sqs.Delays.ShouldBe([900]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stop_at_the_last_receive_makes_no_dead_letter(bool returns)
    {
        // One slot: no poll is under way that could take the copy.
        await using var bench = await PumpBench.StartAsync(
            _aws, ("Storage:MaxReceiveCount", "1"), ("Ingress:Slots", "1"));
        bench.Handler.Behaviour = async (_, ct) =>
        {
            var stopped = Task.Delay(Timeout.Infinite, ct);
            await (returns ? stopped.ContinueWith(_ => { }, TaskScheduler.Default) : stopped);
            return EventOutcome.Retry;
        };
        await _aws.SendAsync(Events.Created("a.mp4"));
        await Eventually.HoldsAsync("it is worked on", () => bench.Handler.InFlight == 1);
        bench.Handler.Handled.ShouldHaveSingleItem().Message.IsLastReceive.ShouldBeTrue();

        await bench.Pump.StopAsync(CancellationToken.None);

        (await _aws.CountMessagesAsync()).ShouldBe((1, 0));
        var again = (await bench.Get<EventQueue>().ReceiveAsync(1, 0, CancellationToken.None)).ShouldHaveSingleItem();
        again.Body.ShouldBe(Events.Created("a.mp4"));
        again.ReceiveCount.ShouldBe(1);
        (await CountDeadLettersAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_abandoned_message_is_left_alone()
    {
        using var sqs = new SpySqs();
        await using var bench = await PumpBench.StartAsync(_aws, sqs);
        bench.Handler.Behaviour = (_, _) => Task.FromResult(EventOutcome.Abandoned);

        await _aws.SendAsync(Events.Created("a.mp4"));

        await Eventually.HoldsAsync(
            "it was handled", () => bench.Handler.Handled.Count == 1 && bench.Health.MessagesInWork == 0);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 1));
        sqs.Visibilities.ShouldBeEmpty();
        bench.Health.Deleted.ShouldBe(0);
    }

    public static TheoryData<string, string> LostReceipts => new()
    {
        { "ReceiptHandleIsInvalid", "The input receipt handle is invalid." },
        { "InvalidParameterValue", "Value AQEB for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired." },
        {
            "InvalidParameterValue",
            "Value 60 for parameter VisibilityTimeout is invalid. "
            + "Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]"
        },
    };

    [Theory]
    [MemberData(nameof(LostReceipts))]
    public async Task A_lost_message_is_left_alone_whatever_its_handler_throws(string code, string words)
    {
        using var sqs = new SpySqs();
        await using var bench = await PumpBench.StartAsync(
            _aws, sqs, ("Ingress:HeartbeatInterval", "00:00:00.1"), ("Storage:MaxReceiveCount", "1"));
        bench.Handler.Behaviour = async (_, ct) =>
        {
            await Task.Delay(Timeout.Infinite, ct).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new IOException("Cancelled in other words.");
        };
        await _aws.SendAsync(Events.Created("a.mp4"));
        await Eventually.HoldsAsync("it is worked on", () => bench.Handler.InFlight == 1);

        sqs.VisibilityFailure = code == "ReceiptHandleIsInvalid"
            ? new ReceiptHandleIsInvalidException(words)
            : new AmazonSQSException(words) { ErrorCode = code };

        await Eventually.HoldsAsync("its work has ended", () => bench.Health.MessagesInWork == 0);
        bench.Handler.Handled.Count.ShouldBe(1);
        sqs.Visibilities.ShouldAllBe(seconds => seconds == 60);
        sqs.Delays.ShouldBeEmpty();
        bench.Health.BreakerState.ShouldBe(BreakerState.Closed);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_change_of_visibility_that_is_refused_for_another_reason_is_an_error()
    {
        using var sqs = new SpySqs();
        await using var bench = await PumpBench.StartAsync(_aws, sqs, ("Ingress:Enabled", "false"));
        sqs.VisibilityFailure = new AmazonSQSException(
            "Value 99999 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.")
        {
            ErrorCode = "InvalidParameterValue",
        };

        await Should.ThrowAsync<AmazonSQSException>(() => bench.Get<EventQueue>().HideAsync(
            new QueueMessage("id", "receipt", "", 1, null), TimeSpan.FromSeconds(99_999), CancellationToken.None));
    }

    private async Task<int> CountDeadLettersAsync()
    {
        var url = (await _aws.Sqs.GetQueueUrlAsync(_aws.DeadLetterQueue)).QueueUrl;
        var attributes = (await _aws.Sqs.GetQueueAttributesAsync(url, ["All"])).Attributes;
        return int.Parse(attributes["ApproximateNumberOfMessages"], CultureInfo.InvariantCulture);
    }
}
