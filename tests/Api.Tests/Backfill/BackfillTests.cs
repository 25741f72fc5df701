using System.Net;
using TVidz.Api.Tests.Hosting;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Api.Tests.Backfill;

public sealed class BackfillTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_backfill_begins_and_can_be_asked_for()
    {
        World.StartBackfill = _ => { };
        World.Backfill = _ => new BackfillView("films", "2024/", 5, false, DateTimeOffset.UnixEpoch);

        var id = (await PostAsync("/backfill", """{"bucket":"films","prefix":"2024/"}""", HttpStatusCode.Accepted))
            .GetProperty("backfillId").GetString()!;
        var view = await GetAsync($"/backfill/{id}");

        World.Calls.ShouldContain(new StartedBackfill(GrainKeys.Backfill(id), "films", "2024/"));
        view.GetProperty("queued").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_named()
    {
        World.StartBackfill = bucket => throw new ArgumentException($"There is no bucket {bucket}.");

        var json = await PostAsync("/backfill", """{"bucket":"films"}""", HttpStatusCode.BadRequest);

        json.GetProperty("detail").GetString().ShouldBe("There is no bucket films.");
    }

    [Fact]
    public async Task A_backfill_needs_a_bucket() =>
        (await PostAsync("/backfill", "{}", HttpStatusCode.BadRequest)).GetProperty("detail").GetString()
            .ShouldBe("bucket is missing.");

    [Theory]
    [InlineData("bnothing")]
    [InlineData("a.b")]
    public async Task An_unknown_backfill_is_not_found(string id)
    {
        World.Backfill = _ => null;
        await GetAsync($"/backfill/{id}", HttpStatusCode.NotFound);
    }
}
