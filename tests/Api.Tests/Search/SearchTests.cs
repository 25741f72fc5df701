using System.Net;
using TVidz.Api.Tests.Hosting;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Tests.Search;

public sealed class SearchTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_search_answers_duplicates_and_how_long_it_took()
    {
        var found = new Duplicate("v7", "v7.mp4", 0.9, MatchKind.Full, 1, 1, [new Segment(0, 9, 0, 9, 1, false)]);
        World.Search = _ => new LibraryAnswer([found], 8, 8, 12.25);

        using var content = new StringContent(
            """{"sceneCuts":[1,2.5,4],"duration":9,"minScore":0.25,"limit":7}""",
            new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await Client.PostAsync("/search", content);

        var json = await ReadAsync(answer, HttpStatusCode.OK);
        json.GetProperty("items")[0].GetProperty("fileName").GetString().ShouldBe("v7.mp4");
        json.GetProperty("items")[0].GetProperty("kind").GetString().ShouldBe("full");
        answer.Headers.GetValues("Server-Timing").ShouldBe(["search;dur=12.25"]);
        var query = World.CallsOf<SearchQuery>().Last();
        query.Fingerprint.SceneCuts.ShouldBe([1, 2.5, 4]);
        (query.Fingerprint.Duration, query.MinScore, query.Limit).ShouldBe((9, 0.25, 7));
    }

    [Fact]
    public async Task Without_a_duration_the_last_cut_is_the_end()
    {
        World.Search = _ => new LibraryAnswer([], 8, 8, 1);
        await PostAsync("/search", """{"sceneCuts":[1,2.5]}""");

        var query = World.CallsOf<SearchQuery>().Last();
        (query.Fingerprint.Duration, query.MinScore, query.Limit).ShouldBe((2.5, null, 100));
    }

    [Fact]
    public async Task A_cut_at_0_is_the_beginning_and_says_nothing()
    {
        World.Search = _ => new LibraryAnswer([], 8, 8, 1);
        await PostAsync("/search", """{"sceneCuts":[0,1,2.5]}""");

        World.CallsOf<SearchQuery>().Last().Fingerprint.SceneCuts.ShouldBe([1, 2.5]);
    }

    [Fact]
    public async Task More_cuts_than_a_video_has_are_refused()
    {
        var cuts = string.Join(',', Enumerable.Range(1, SceneCutList.MaxCuts + 1));

        var json = await PostAsync("/search", $$"""{"sceneCuts":[{{cuts}}]}""", HttpStatusCode.BadRequest);

        json.GetProperty("detail").GetString().ShouldBe("sceneCuts has 100001 values: at most 100000 are accepted.");
    }

    [Fact]
    public async Task An_incomplete_answer_is_none()
    {
        World.Search = _ => new LibraryAnswer([], 7, 8, 1);

        var json = await PostAsync("/search", """{"sceneCuts":[1]}""", HttpStatusCode.ServiceUnavailable);

        json.GetProperty("detail").GetString()!.ShouldContain("7 of 8");
    }

    [Fact]
    public async Task A_search_whose_silo_dies_under_it_is_repeated_once()
    {
        var calls = 0;
        World.Search = _ => ++calls == 1
            ? throw new SiloUnavailableException("gone")
            : new LibraryAnswer([], 8, 8, 1);

        await PostAsync("/search", """{"sceneCuts":[1]}""");

        calls.ShouldBe(2);
    }

    [Theory]
    [InlineData("{}", "sceneCuts is missing.")]
    [InlineData("""{"sceneCuts":[1,-2]}""", "sceneCuts[1] is -2: it must not be negative.")]
    [InlineData("""{"sceneCuts":[1,3,2]}""", "sceneCuts[2] is 2: it must be greater than the value before it, 3.")]
    [InlineData("""{"sceneCuts":[1,1]}""", "sceneCuts[1] is 1: it must be greater than the value before it, 1.")]
    [InlineData("""{"sceneCuts":[1,9],"duration":8}""", "sceneCuts[1] is 9: it lies beyond the end of the video, 8 seconds.")]
    [InlineData("""{"sceneCuts":[1e999]}""", "sceneCuts[0] is Infinity: it must be a finite number of seconds.")]
    [InlineData("""{"sceneCuts":[],"duration":-1}""", "duration is -1: it must be above 0 and at most 172800 seconds.")]
    [InlineData("""{"sceneCuts":[2,1],"duration":0}""", "duration is 0: it must be above 0 and at most 172800 seconds. sceneCuts[1] is 1: it must be greater than the value before it, 2.")]
    [InlineData("""{"sceneCuts":[1],"minScore":1.5}""", "minScore must be 0 to 1; it was 1.5.")]
    [InlineData("""{"sceneCuts":[1],"limit":0}""", "limit must be 1 to 1000; it was 0.")]
    [InlineData("""{"sceneCuts":[1,"2"]}""", "sceneCuts[1] is of the wrong type (line 1, byte 19).")]
    [InlineData("""{"sceneCuts":[null]}""", "sceneCuts[0] is of the wrong type (line 1, byte 18).")]
    [InlineData("""{"sceneCuts":"1"}""", "sceneCuts is of the wrong type (line 1, byte 16).")]
    [InlineData("""{"sceneCuts":[NaN]}""", "sceneCuts[0] is not valid JSON (line 1, byte 15).")]
    [InlineData("""{"sceneCuts":[1,-Infinity]}""", "sceneCuts[1] is not valid JSON (line 1, byte 18).")]
    [InlineData("""{"sceneCuts":[1],"sceneCuts":[2]}""", "sceneCuts is given twice (line 1, byte 29).")]
    [InlineData("""{"sceneCuts":[1]""", "The body is not valid JSON (line 1, byte 17).")]
    [InlineData("[]", "The body is not JSON of the shape that this call takes (line 1, byte 1).")]
    [InlineData("null", "The call needs a JSON object as its body.")]
    [InlineData("", "The call needs a JSON object as its body.")]
    public async Task What_is_wrong_with_a_search_is_named(string body, string detail) =>
        (await PostAsync("/search", body, HttpStatusCode.BadRequest)).GetProperty("detail").GetString().ShouldBe(detail);

    [Fact]
    public async Task JSON_of_any_depth_is_refused_politely() =>
        await PostAsync("/search", string.Concat(Enumerable.Repeat("{\"a\":", 20_000)), HttpStatusCode.BadRequest);
}
