using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Ingress;
using TVidz.Grains.Persistence;
using TVidz.Grains.Storage;
using TVidz.Grains.Tests.Persistence;
using TVidz.Testing.Aws;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>What is taken for a missing object, and what is not.</summary>
public sealed class MissingObjectsTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLog<MissingObjects> _log = new();

    [Fact]
    public async Task An_object_whose_storage_cannot_be_reached_is_not_missing()
    {
        var unreachable = new Uri("http://127.0.0.1:1");

        (await EndAsync(unreachable, "unreachable.mp4")).ShouldBeEmpty();

        await ShouldBeUnknownAsync("unreachable.mp4");
    }

    [Fact]
    public async Task An_object_whose_storage_does_not_answer_is_left_to_its_own_handler_after_a_while()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var ending = EndAsync(new Uri($"http://{silent.LocalEndpoint}"), "silent.mp4");
        _clock.Advance(TimeSpan.FromSeconds(5));

        (await ending).ShouldBeEmpty();
        await ShouldBeUnknownAsync("silent.mp4");
    }

    [Fact]
    public async Task Each_event_of_a_missing_object_has_its_line_in_the_log()
    {
        await using var aws = new AwsEndpoint();

        await EndAsync(AwsEndpoint.Url, "a.mp4", "b\n.mp4");

        _log.Lines.ShouldBe(
        [
            "Processing S3 event: ObjectCreated:Put for videos/a.mp4",
            "Processing S3 event: ObjectCreated:Put for videos/b\uFFFD.mp4",
            "2 videos failed: object_missing",
        ]);
    }

    private async Task<IEnumerable<ObjectEvent>> EndAsync(Uri storage, params string[] keys)
    {
        var options = new StorageOptions { ServiceUrl = storage };
        using var s3 = AwsClients.CreateExistenceS3(options);
        var store = new ObjectStore(s3, s3, new UrlSigner(s3, s3, _clock), Options.Create(options), _clock);
        var missing = new MissingObjects(store, new MissingVideoStore(database.DataSource), _clock, _log);
        return await missing.EndAsync(
            keys.Select(key => new ObjectEvent("ObjectCreated:Put", ObjectEventKind.Created, "videos", key, "etag", 5)),
            default);
    }

    private async Task ShouldBeUnknownAsync(string key) =>
        (await new VideoStore(database.DataSource).FindAsync(VideoIds.For("videos", key), default)).ShouldBeNull();
}
