using Orleans.TestingHost;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Ingress;
using TVidz.Grains.Ingress;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

public sealed class SqsIngressGrainTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();
    private readonly RecordingHandler _handler = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task Each_silo_polls_through_a_grain_of_its_own_and_a_probe_arrives()
    {
        await using var cluster = await IngressCluster.StartAsync(_aws, _handler, silos: 2);

        foreach (var silo in cluster.Silos)
        {
            await Eventually.HoldsAsync("it polls", async () => (await GrainOf(cluster, silo).GetState()).IsPolling);
            var view = await GrainOf(cluster, silo).GetState();
            view.Silo.ShouldBe(silo.SiloAddress.ToString());
            view.Breaker.ShouldBe("closed");
            await Eventually.HoldsAsync(
                "a probe arrives", () => silo.Service<QueueHealth>().Delivery == DeliveryState.Verified);
        }

        (await _aws.S3.ListObjectsV2Async(new() { BucketName = _aws.Bucket })).KeyCount.ShouldBe(0);
        _handler.Handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task Polling_goes_on_after_a_deactivation_and_work_does_not_notice()
    {
        await using var cluster = await IngressCluster.StartAsync(_aws, _handler, silos: 1);
        var finish = new TaskCompletionSource<EventOutcome>();
        _handler.Behaviour = (e, ct) =>
            e.Key == "long.mp4" ? finish.Task.WaitAsync(ct) : Task.FromResult(EventOutcome.Done);
        await _aws.PutAsync("long.mp4");
        await Eventually.HoldsAsync("it is worked on", () => _handler.Keys.Contains("long.mp4"));
        var silo = cluster.Silos[0];

        await cluster.DeactivateAsync(GrainOf(cluster, silo));
        await _aws.PutAsync("next.mp4");

        await Eventually.HoldsAsync("the next is handled", () => _handler.Keys.Contains("next.mp4"));
        await Eventually.HoldsAsync("the first alone is worked on", () => _handler.InFlight == 1);
        finish.SetResult(EventOutcome.Done);
        await Eventually.HoldsAsync("all is deleted", async () => await _aws.CountMessagesAsync() == (0, 0));
        _handler.Keys.Count(k => k == "long.mp4").ShouldBe(1);
    }

    [Fact]
    public async Task A_silo_that_stops_leaves_its_messages_to_the_others_at_once()
    {
        await using var cluster = await IngressCluster.StartAsync(
            _aws, _handler, silos: 2, ("Storage:VisibilityTimeout", "01:00:00"), ("Ingress:Slots", "1"));
        var finish = new TaskCompletionSource<EventOutcome>();
        _handler.Behaviour = (_, ct) => finish.Task.WaitAsync(ct);
        await _aws.PutAsync("1.mp4");
        await _aws.PutAsync("2.mp4");
        await Eventually.HoldsAsync("both silos work", () => _handler.InFlight == 2);

        await cluster.StopSiloAsync(cluster.Silos[1]);
        finish.SetResult(EventOutcome.Done);

        await Eventually.HoldsAsync("three were begun", () => _handler.Handled.Count == 3);
        await Eventually.HoldsAsync("all are done", async () => await _aws.CountMessagesAsync() == (0, 0));
        _handler.Keys.Distinct().Count().ShouldBe(2);
    }

    private static ISqsIngressGrain GrainOf(InProcessTestCluster cluster, InProcessSiloHandle silo) =>
        cluster.Client.GetGrain<ISqsIngressGrain>(GrainKeys.Ingress(silo.SiloAddress.ToString()));
}
