using System.Net;
using TVidz.Api.Tests.Hosting;
using TVidz.GrainInterfaces.Storage;

namespace TVidz.Api.Tests.Videos;

public sealed class MediaTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Theory]
    [InlineData("media")]
    [InlineData("poster")]
    [InlineData("thumbnails")]
    public async Task A_player_is_sent_to_the_object_store_and_may_remember_for_less_than_the_URL_lives(string name)
    {
        var id = NewId();
        World.Link = (videoId, wanted, forBrowser) => new ObjectLink(
            $"https://s3/{videoId}/{wanted}?{forBrowser}", TimeProvider.System.GetUtcNow().AddHours(1));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = Client.BaseAddress };

        using var answer = await client.GetAsync($"/videos/{id}/{name}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe($"https://s3/{id}/{name}?False", StringCompareShould.IgnoreCase);
        answer.Headers.CacheControl!.Private.ShouldBeTrue();
        answer.Headers.CacheControl.MaxAge!.Value.ShouldBeInRange(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40));
    }

    [Theory]
    [InlineData(null, "https://s3/False")]
    [InlineData("same-origin", "https://s3/True")]
    public async Task A_page_that_has_a_key_asks_for_the_URL(string? site, string url)
    {
        World.Link = (_, _, forBrowser) => new ObjectLink($"https://s3/{forBrowser}", DateTimeOffset.UnixEpoch);
        if (site is not null)
        {
            Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        }

        (await GetAsync($"/videos/{NewId()}/media?url=1")).GetRawText()
            .ShouldBe($$"""{"url":"{{url}}","expiresAt":"1970-01-01T00:00:00+00:00"}""");
    }

    [Theory]
    [InlineData("media")]
    [InlineData("poster")]
    [InlineData("thumbnails")]
    public async Task What_is_not_there_is_not_found(string name)
    {
        World.Link = (_, _, _) => null;

        await GetAsync($"/videos/{NewId()}/{name}", HttpStatusCode.NotFound);
        await GetAsync($"/videos/{NewId()}/{name}?url=1", HttpStatusCode.NotFound);
    }
}
