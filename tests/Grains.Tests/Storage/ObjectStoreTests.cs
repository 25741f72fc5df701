using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using TVidz.Grains.Storage;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Storage;

public sealed class ObjectStoreTests : IAsyncLifetime, IDisposable
{
    private readonly AwsEndpoint _aws = new();
    private readonly string _path = Path.GetTempFileName();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("a.mp4")]
    [InlineData("with space, +, \"quotes\" & 'more'.mp4")]
    [InlineData("tab\tbed.mp4")]
    [InlineData("../up/../🎬 ü %2F.mp4")]
    public async Task An_object_is_found_and_read_under_its_key(string key)
    {
        await using var services = await StorageBench.CreateProvisionedAsync(_aws);
        var store = services.GetRequiredService<ObjectStore>();
        await store.PutAsync(_aws.Bucket, key, "hello", CancellationToken.None);

        var facts = (await store.HeadAsync(_aws.Bucket, key, CancellationToken.None)).ShouldNotBeNull();
        await store.DownloadAsync(facts, _path, CancellationToken.None);

        facts.Size.ShouldBe(5);
        facts.ETag.ShouldBe("5d41402abc4b2a76b9719d911017c592");
        (await File.ReadAllTextAsync(_path)).ShouldBe("hello");
        (await store.ListAsync(_aws.Bucket, null, null, 10, CancellationToken.None)).Objects.ShouldBe([facts]);
        await store.DeleteAsync(_aws.Bucket, key, CancellationToken.None);
        (await store.HeadAsync(_aws.Bucket, key, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_of_1024_bytes_works()
    {
        await using var services = await StorageBench.CreateProvisionedAsync(_aws);
        var store = services.GetRequiredService<ObjectStore>();
        var key = string.Concat(Enumerable.Repeat("ü/ü", 204)) + "üü";

        await store.PutAsync(_aws.Bucket, key, "hello", CancellationToken.None);

        (await store.HeadAsync(_aws.Bucket, key, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_missing_object_is_told_from_an_overwritten_one()
    {
        await using var services = await StorageBench.CreateProvisionedAsync(_aws);
        var store = services.GetRequiredService<ObjectStore>();
        await _aws.PutAsync("a.mp4", "old");
        var old = (await store.HeadAsync(_aws.Bucket, "a.mp4", CancellationToken.None))!;

        await _aws.PutAsync("a.mp4", "new");
        await Should.ThrowAsync<ObjectChangedException>(() => store.DownloadAsync(old, _path, CancellationToken.None));

        await store.DeleteAsync(_aws.Bucket, "a.mp4", CancellationToken.None);
        await Should.ThrowAsync<ObjectMissingException>(() => store.DownloadAsync(old, _path, CancellationToken.None));
        await store.DeleteAsync(_aws.Bucket, "a.mp4", CancellationToken.None);
    }

    [Fact]
    public async Task A_download_that_is_cut_off_goes_on_where_it_was()
    {
        using var line = new TcpForwarder(AwsEndpoint.Url);
        line.Restore();
        await using var provisioned = await StorageBench.CreateProvisionedAsync(_aws);
        await using var services = StorageBench.Create(_aws, null, ("Storage:ServiceUrl", line.Url.AbsoluteUri));
        var store = services.GetRequiredService<ObjectStore>();
        var content = string.Concat(Enumerable.Range(0, 3_000_000).Select(i => (char)('a' + (i % 26))));
        await _aws.PutAsync("big.mp4", content);
        var facts = (await store.HeadAsync(_aws.Bucket, "big.mp4", CancellationToken.None))!;

        line.CutAfter(bytes: 1_000_000);
        await store.DownloadAsync(facts, _path, CancellationToken.None);

        (await File.ReadAllTextAsync(_path)).ShouldBe(content);
        line.BytesOut.ShouldBeLessThan(content.Length + 1_000_000);
    }

    [Fact]
    public async Task A_presigned_upload_takes_a_file_of_that_type_and_its_signature_covers_the_size()
    {
        await using var services = await StorageBench.CreateProvisionedAsync(_aws);
        var store = services.GetRequiredService<ObjectStore>();
        var upload = await store.PresignUploadAsync("uploads/1/ein Film 🎬+.mp4", "video/mp4", 5);
        using var http = new HttpClient();
        using var content = new ByteArrayContent("hello"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(upload.Headers["Content-Type"]);

        using var response = await http.PutAsync(new Uri(upload.Url), content);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        upload.Url.ShouldStartWith(AwsEndpoint.Url.AbsoluteUri);
        upload.Url.ShouldContain("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost");
        var facts = await store.HeadAsync(_aws.Bucket, "uploads/1/ein Film 🎬+.mp4", CancellationToken.None);
        facts.ShouldNotBeNull().Size.ShouldBe(5);
    }

    [Theory]
    [InlineData("false", "http://media.example:9000/BUCKET/a.mp4?")]
    [InlineData("true", "http://BUCKET.media.example:9000/a.mp4?")]
    public async Task A_presigned_URL_names_the_public_endpoint(string virtualHosts, string start)
    {
        await using var services = StorageBench.Create(
            _aws,
            null,
            ("Storage:PublicServiceUrl", "http://media.example:9000"),
            ("Storage:PublicVirtualHosts", virtualHosts));

        var upload = await services.GetRequiredService<ObjectStore>().PresignUploadAsync("a.mp4", "video/mp4", 5);

        upload.Url.ShouldStartWith(start.Replace("BUCKET", _aws.Bucket, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bucket_is_listed_page_by_page()
    {
        await using var services = await StorageBench.CreateProvisionedAsync(_aws);
        var store = services.GetRequiredService<ObjectStore>();
        foreach (var key in (string[])["a/1", "a/2", "a/3", "b/1"])
        {
            await _aws.PutAsync(key);
        }

        var first = await store.ListAsync(_aws.Bucket, "a/", null, 2, CancellationToken.None);
        var second = await store.ListAsync(_aws.Bucket, "a/", first.Continuation, 2, CancellationToken.None);

        first.Objects.Select(o => o.Key).ShouldBe(["a/1", "a/2"]);
        first.Continuation.ShouldNotBeNull();
        second.Objects.Select(o => o.Key).ShouldBe(["a/3"]);
        second.Continuation.ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_bucket_is_not_there()
    {
        await using var services = StorageBench.Create(_aws);
        var store = services.GetRequiredService<ObjectStore>();

        (await store.BucketExistsAsync(_aws.Bucket, CancellationToken.None)).ShouldBeFalse();
        (await store.HeadAsync(_aws.Bucket, "a", CancellationToken.None)).ShouldBeNull();
    }
}
