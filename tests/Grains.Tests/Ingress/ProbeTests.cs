using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;
using TVidz.Grains.Ingress;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

public sealed class ProbeTests : IAsyncLifetime, IDisposable
{
    private const string Probe = ".tvidz/probe-1";
    private readonly AwsEndpoint _aws = new();
    private readonly AwsEndpoint _other = new();
    private readonly TcpForwarder _line = new(AwsEndpoint.Url);

    public Task InitializeAsync() => _aws.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        await _other.DisposeAsync();
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task A_probe_in_another_bucket_stays()
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        await _other.S3.PutBucketAsync(_other.Bucket);
        await _other.PutAsync(Probe);

        await _aws.SendAsync(Events.Created(Probe, _other.Bucket));

        await Eventually.HoldsAsync("its message is done", () => bench.Health.Deleted == 1);
        (await CountObjectsAsync(_other)).ShouldBe(1);
    }

    [Fact]
    public async Task A_probe_that_cannot_be_taken_away_now_is_put_off()
    {
        _line.Restore();
        await using var bench = await PumpBench.StartAsync(
            _aws, ("Storage:ServiceUrl", _line.Url.AbsoluteUri), ("Storage:MaxReceiveCount", "1"));
        _line.Cut();

        await _aws.SendAsync(Events.Body(
            Events.Record("ObjectCreated:Put", Probe, _aws.Bucket), Events.Record("ObjectCreated:Put", "a.mp4")));
        await Eventually.HoldsAsync("the failure is seen", () => bench.Health.LastError is not null);
        _line.Restore();

        await Eventually.HoldsAsync("all are done", () => bench.Health.Deleted == 3);
        bench.Handler.Keys.ShouldBe(["a.mp4"]);
    }

    [Fact]
    public async Task A_probe_whose_event_does_not_arrive_is_taken_away()
    {
        await using var bench = await PumpBench.StartAsync(
            _aws, ("Ingress:Enabled", "false"), ("Storage:StartTimeout", "00:00:00"));
        await _aws.S3.PutBucketNotificationAsync(new() { BucketName = _aws.Bucket });
        using var probe = ActivatorUtilities.CreateInstance<DeliveryProbe>(bench.Services);

        await probe.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync("it is missed", () => bench.Health.Delivery == DeliveryState.Failed);
        await probe.StopAsync(CancellationToken.None);

        (await CountObjectsAsync(_aws)).ShouldBe(0);
    }

    [Fact]
    public async Task A_silo_that_stops_takes_its_probe_away()
    {
        await using var bench = await PumpBench.StartAsync(_aws, ("Ingress:Enabled", "false"));
        using var probe = ActivatorUtilities.CreateInstance<DeliveryProbe>(bench.Services);

        await probe.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync("it is there", async () => await CountObjectsAsync(_aws) == 1);
        await probe.StopAsync(CancellationToken.None);

        (await CountObjectsAsync(_aws)).ShouldBe(0);
        bench.Health.Delivery.ShouldBe(DeliveryState.Pending);
    }

    private static async Task<int?> CountObjectsAsync(AwsEndpoint aws) =>
        (await aws.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = aws.Bucket })).KeyCount;
}
