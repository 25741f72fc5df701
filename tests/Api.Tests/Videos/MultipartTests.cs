using System.Net;
using TVidz.Api.Tests.Hosting;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Api.Tests.Videos;

public sealed class MultipartTests(ApiFixture fixture) : ApiTest(fixture)
{
    private const string Known = "/videos/v1/uploads/" + RecordingMultipartUploadGrain.UploadId;
    private const string Unknown = "/videos/v1/uploads/another";

    [Fact]
    public async Task An_upload_in_parts_begins_with_its_ticket()
    {
        var json = await PostAsync(
            "/videos/uploads/multipart", """{"fileName":"long.mkv","contentType":"video/x-matroska","size":6000000000}""",
            HttpStatusCode.Created);

        json.GetRawText().ShouldBe(
            """{"videoId":"v1","uploadId":"the-upload","partSize":8388608,"expiresAt":"1970-01-01T00:00:00+00:00"}""");
        World.Calls.ShouldContain(new UploadRequest("long.mkv", "video/x-matroska", 6_000_000_000));
    }

    [Theory]
    [InlineData("""{"fileName":"x.mp4","contentType":"text/html","size":5}""", "contentType")]
    [InlineData("""{"fileName":"x.mp4","contentType":"video/mp4","size":0}""", "size")]
    public async Task The_checks_are_those_of_other_uploads(string body, string field) =>
        (await PostAsync("/videos/uploads/multipart", body, HttpStatusCode.BadRequest))
            .GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();

    [Fact]
    public async Task Arrived_parts_are_listed() =>
        (await GetAsync($"{Known}/parts")).GetRawText()
            .ShouldBe("""{"items":[{"partNumber":2,"size":5,"etag":"abc"}]}""");

    [Theory]
    [InlineData(null, "https://s3/3?browser=False")]
    [InlineData(ApiFixture.FriendlyOrigin, "https://s3/3?browser=True")]
    public async Task A_part_gets_its_URL(string? origin, string url)
    {
        if (origin is not null)
        {
            Client.DefaultRequestHeaders.Add("Origin", origin);
        }

        (await PostAsync($"{Known}/parts/3", "")).GetRawText().ShouldBe(
            $$"""{"uploadUrl":"{{url}}","method":"PUT","headers":{},"expiresAt":"1970-01-01T00:00:00+00:00"}""");
    }

    [Fact]
    public async Task A_part_that_is_none_is_refused_in_the_silos_words() =>
        (await PostAsync($"{Known}/parts/4", "", HttpStatusCode.BadRequest)).GetProperty("detail").GetString()
            .ShouldBe("This upload has parts 1 to 3; 4 is none of them.");

    [Fact]
    public async Task The_parts_of_a_completed_upload_are_named_by_its_sender()
    {
        using var answer = await Client.PostAsync(
            $"{Known}/complete",
            new StringContent("""{"parts":[{"partNumber":1,"etag":"\"a\""}]}""", null, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        World.Calls.ShouldContain(new SentPart(1, "\"a\""));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"parts":[]}""")]
    [InlineData("""{"parts":[null]}""")]
    [InlineData("""{"parts":[{"partNumber":1}]}""")]
    [InlineData("""{"parts":[{"etag":"a"}]}""")]
    [InlineData("""{"parts":[{"partNumber":1,"etag":"ä"}]}""")]
    public async Task Parts_that_are_none_are_refused(string body) =>
        (await PostAsync($"{Known}/complete", body, HttpStatusCode.BadRequest))
            .GetProperty("errors").TryGetProperty("parts", out _).ShouldBeTrue();

    [Fact]
    public async Task An_upload_is_given_up()
    {
        using var answer = await Client.DeleteAsync(Known);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_unknown_upload_is_not_found()
    {
        await GetAsync($"{Unknown}/parts", HttpStatusCode.NotFound);
        await PostAsync($"{Unknown}/parts/1", "", HttpStatusCode.NotFound);
        await PostAsync($"{Unknown}/complete", """{"parts":[{"partNumber":1,"etag":"a"}]}""", HttpStatusCode.NotFound);
        using var answer = await Client.DeleteAsync(Unknown);
        (await ReadAsync(answer, HttpStatusCode.NotFound)).GetProperty("detail").GetString()
            .ShouldNotBeNull().ShouldContain("begin another");
    }
}
