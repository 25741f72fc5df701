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
