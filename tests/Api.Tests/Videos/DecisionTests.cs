using System.Net;
using System.Text.Json;
using TVidz.Api.Tests.Hosting;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Tests.Videos;

public sealed class DecisionTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_decision_is_noted_without_a_name_where_there_are_no_keys()
    {
        var (id, other) = (NewVideo().VideoId, NewVideo().VideoId);

        var json = await PutAsync(Client, id, other, """{"verdict":"dismissed","note":" only the intro "}""");

        json.GetRawText().ShouldBe(
            """{"verdict":"dismissed","note":"only the intro","decidedBy":null,"decidedAt":"1970-01-01T00:00:00+00:00"}""");
        World.Calls.ShouldContain(new Decided(id, other, Verdict.Dismissed, "only the intro", null));
    }

    [Fact]
    public async Task A_decision_names_the_key_that_made_it()
    {
        using var client = Fixture.Keyed.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", ApiFixture.ReaderKey);

        var json = await PutAsync(client, NewVideo().VideoId, NewVideo().VideoId, """{"verdict":"confirmed"}""");

        json.GetProperty("decidedBy").GetString().ShouldBe("reader");
        json.GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("{}", "verdict")]
    [InlineData("""{"verdict":"maybe"}""", "verdict")]
    [InlineData("""{"verdict":"confirmed","note":"a\u0000b"}""", "note")]
    public async Task A_field_that_is_wrong_is_named(string body, string field) =>
        (await PutAsync(Client, NewVideo().VideoId, NewVideo().VideoId, body, HttpStatusCode.BadRequest))
            .GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();

    [Fact]
    public async Task A_note_has_at_most_2000_characters()
    {
        var (id, other) = (NewVideo().VideoId, NewVideo().VideoId);

        await PutAsync(Client, id, other, $$"""{"verdict":"confirmed","note":"{{new string('x', 2000)}}"}""");
        await PutAsync(
            Client, id, other, $$"""{"verdict":"confirmed","note":"{{new string('x', 2001)}}"}""", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_pair_is_two_videos_that_exist()
    {
        var id = NewVideo().VideoId;

        await PutAsync(Client, id, id, """{"verdict":"confirmed"}""", HttpStatusCode.BadRequest);
        await PutAsync(Client, id, NewId(), """{"verdict":"confirmed"}""", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_decision_is_taken_back()
    {
        var (id, other) = (NewId(), NewId());

        using var answer = await Client.DeleteAsync($"/videos/{id}/duplicates/{other}/decision");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        World.Calls.ShouldContain(new Withdrawn(id, other));
    }

    [Fact]
    public async Task The_predecessors_status_leaves_dismissed_duplicates_out()
    {
        var video = World.Put(NewVideo() with { DuplicateCount = 1 });
        var dismissed = new Decision(Verdict.Dismissed, null, null, DateTimeOffset.UnixEpoch);
        World.Duplicates = _ =>
        [
            new Duplicate("a", "a.mp4", 1, MatchKind.Full, 1, 1, []),
            new Duplicate("b", "b.mp4", 1, MatchKind.Full, 1, 1, [], dismissed),
        ];

        (await GetAsync($"/status/{video.FileName}")).GetProperty("duplicates").GetRawText().ShouldBe("""["a.mp4"]""");
    }

    private static async Task<JsonElement> PutAsync(
        HttpClient client, string id, string other, string body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var content = new StringContent(body, null, "application/json");
        using var answer = await client.PutAsync($"/videos/{id}/duplicates/{other}/decision", content);
        return await ReadAsync(answer, expected);
    }
}
