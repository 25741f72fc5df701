using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class OutcomeStoreTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private readonly OutcomeStore _outcomes = new(database.DataSource);
    private readonly VideoStore _videos = new(database.DataSource);
    private readonly FingerprintStore _fingerprints = Sample.Fingerprints(database.DataSource);

    [Fact]
    public async Task Settled_is_what_is_completed_by_this_build_or_failed_for_good()
    {
        await Complete("done", Fingerprint.CurrentVersion);
        await Complete("old", Fingerprint.CurrentVersion - 1);
        await Fail("corrupt", VideoErrorCodes.Corrupt);
        await Fail("missing", VideoErrorCodes.ObjectMissing);
        await _videos.SaveAsync(Sample.Video("running") with { Status = VideoStatus.Analyzing }, "etag", default);

        var settled = await _outcomes.FindSettledAsync(
            [
                Version("done"), Version("done"), Version("old"), Version("corrupt"), Version("missing"),
                Version("running"), Version("unknown"),
            ],
            default);

        settled.Select(version => version.VideoId).Order().ShouldBe(["corrupt", "done"]);
    }

    [Fact]
    public async Task Another_version_of_the_object_is_not_settled()
    {
        await Complete("overwritten", Fingerprint.CurrentVersion);

        (await _outcomes.FindSettledAsync([new ObjectVersion("overwritten", "new")], default)).ShouldBeEmpty();
        (await _outcomes.FindSettledAsync([], default)).ShouldBeEmpty();
    }

    private static ObjectVersion Version(string id) => new(id, "etag");

    private async Task Complete(string id, int version) => (await _fingerprints.SaveAsync(
        Sample.Video(id) with { Status = VideoStatus.Completed }, "etag", new Fingerprint(version, 10, [1, 4]), default))
        .ShouldNotBeNull();

    private async Task Fail(string id, string code) => (await _videos.SaveAsync(
        Sample.Video(id) with { Status = VideoStatus.Failed, Error = new VideoError(code, "Words.") }, "etag", default))
        .ShouldBeTrue();
}
