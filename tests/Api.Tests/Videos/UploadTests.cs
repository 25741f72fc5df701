using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using TVidz.Api.Tests.Hosting;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Api.Tests.Videos;

public sealed class UploadTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task An_upload_gets_its_ticket()
    {
        World.Upload = _ => new UploadTicket(
            "v1", "https://s3/x", "PUT",
            ImmutableDictionary<string, string>.Empty.Add("Content-Type", "video/mp4"), DateTimeOffset.UnixEpoch);

        var json = await PostAsync(
            "/videos/uploads", """{"fileName":"ä b.mp4","contentType":"video/mp4","size":5}""", HttpStatusCode.Created);

        json.GetRawText().ShouldBe(
            """
            {"videoId":"v1","uploadUrl":"https://s3/x","method":"PUT","headers":{"Content-Type":"video/mp4"},"expiresAt":"1970-01-01T00:00:00+00:00"}
            """);
        World.Calls.ShouldContain(new UploadRequest("ä b.mp4", "video/mp4", 5));
    }

    [Theory]
    [InlineData("""{"contentType":"video/mp4","size":5}""", "fileName")]
    [InlineData("""{"fileName":"../x.mp4","contentType":"video/mp4","size":5}""", "fileName")]
    [InlineData("""{"fileName":"a\nb.mp4","contentType":"video/mp4","size":5}""", "fileName")]
    [InlineData("""{"fileName":"x.mp4","size":5}""", "contentType")]
    [InlineData("""{"fileName":"x.mp4","contentType":"text/html","size":5}""", "contentType")]
    [InlineData("""{"fileName":"x.mp4","contentType":"video/mp4"}""", "size")]
    [InlineData("""{"fileName":"x.mp4","contentType":"video/mp4","size":0}""", "size")]
    [InlineData("""{"fileName":"x.mp4","contentType":"video/mp4","size":5368709121}""", "size")]
    public async Task A_field_that_is_wrong_is_named(string body, string field)
    {
        var json = await PostAsync("/videos/uploads", body, HttpStatusCode.BadRequest);

        json.GetProperty("errors").TryGetProperty(field, out var messages).ShouldBeTrue(json.GetRawText());
        messages.ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public async Task A_size_above_the_limit_names_value_and_limit() =>
        (await PostAsync(
            "/videos/uploads", """{"fileName":"x.mp4","contentType":"video/mp4","size":5368709121}""",
            HttpStatusCode.BadRequest))
            .GetProperty("detail").GetString().ShouldBe("size must be 1 to 5368709120; it was 5368709121.");
}
