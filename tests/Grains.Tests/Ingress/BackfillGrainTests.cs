using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Ingress;
using TVidz.Grains.Ingress;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

public sealed class BackfillGrainTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();
    private readonly RecordingHandler _handler = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task Every_object_under_the_prefix_is_queued_over_several_pages()
    {
        await using var cluster = await IngressCluster.StartAsync(_aws, _handler, silos: 1, ("Ingress:Slots", "40"));
        await _aws.S3.PutBucketNotificationAsync(new() { BucketName = _aws.Bucket });
        string[] odd = ["films/a b+c.mp4", "films/ü 🎬\t.mp4", "films/../x%2F.mp4"];
        var keys = Enumerable.Range(0, 230).Select(i => $"films/{i:000}.mp4").Concat(odd).ToList();
        await Parallel.ForEachAsync(keys.Append("other/1.mp4"), async (key, _) => await _aws.PutAsync(key));
        await _aws.PutAsync("films/folder/", "");
        var backfill = cluster.Client.GetGrain<IBackfillGrain>(GrainKeys.Backfill("b1"));
        (await backfill.GetState()).ShouldBeNull();

        await backfill.Start(_aws.Bucket, "films/");

        await Eventually.HoldsAsync("it is done", async () => (await backfill.GetState())!.IsDone);
        var view = (await backfill.GetState())!;
        view.Queued.ShouldBe(keys.Count);
        view.Prefix.ShouldBe("films/");
        await Eventually.HoldsAsync("all are handled", () => _handler.Keys.Distinct().Count() == keys.Count);
        _handler.Keys.ShouldBe(keys, ignoreOrder: true);
        _handler.Handled.ShouldAllBe(h => h.Event.Kind == ObjectEventKind.Created && h.Event.ETag != null);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_a_failed_write_it_goes_on_where_it_was(int failing)
    {
        var storage = new FlakyStorage { Failing = [failing] };
        await using var cluster = await IngressCluster.StartAsync(
            _aws, _handler, storage, silos: 1, ("Ingress:Enabled", "false"));
        await _aws.S3.PutBucketNotificationAsync(new() { BucketName = _aws.Bucket });
        // Two pages. The first write is the start's, then one a page.
        var keys = Enumerable.Range(0, 230).Select(i => $"films/{i:000}.mp4").ToList();
        await Parallel.ForEachAsync(keys, async (key, _) => await _aws.PutAsync(key));
        var queued = (await _aws.CountMessagesAsync()).Waiting;
        var backfill = cluster.Client.GetGrain<IBackfillGrain>(GrainKeys.Backfill("b1"));

        await backfill.Start(_aws.Bucket, "films/");
        await Eventually.HoldsAsync("a write fails", () => storage.Writes == failing);
        await backfill.AsReference<IRemindable>().ReceiveReminder("resume", default);

        await Eventually.HoldsAsync("it is done", async () => (await backfill.GetState())!.IsDone);
        (await backfill.GetState())!.Queued.ShouldBe(230);
        // Only the page whose write failed was queued twice.
        var again = failing == 2 ? 200 : 30;
        (await _aws.CountMessagesAsync()).Waiting.ShouldBe(queued + 230 + again);
    }

    [Fact]
    public async Task A_start_that_could_not_be_written_can_be_tried_again()
    {
        var storage = new FlakyStorage { Failing = [1] };
        await using var cluster = await IngressCluster.StartAsync(
            _aws, _handler, storage, silos: 1, ("Ingress:Enabled", "false"));
        await _aws.PutAsync("films/1.mp4");
        var backfill = cluster.Client.GetGrain<IBackfillGrain>(GrainKeys.Backfill("b1"));

        await Should.ThrowAsync<OrleansException>(() => backfill.Start(_aws.Bucket, "films/"));
        (await backfill.GetState()).ShouldBeNull();

        await backfill.Start(_aws.Bucket, "films/");
        await Eventually.HoldsAsync("it is done", async () => (await backfill.GetState())!.IsDone);
    }

    [Fact]
    public async Task An_unknown_bucket_is_refused_in_words()
    {
        await using var cluster = await IngressCluster.StartAsync(_aws, _handler, silos: 1);
        var backfill = cluster.Client.GetGrain<IBackfillGrain>(GrainKeys.Backfill("b1"));

        var refusal = await Should.ThrowAsync<ArgumentException>(() => backfill.Start("no-such-bucket-anywhere", null));

        refusal.Message.ShouldContain("bucket");
        (await backfill.GetState()).ShouldBeNull();
    }
}
