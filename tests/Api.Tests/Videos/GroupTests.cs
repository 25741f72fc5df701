using System.Net;
using TVidz.Api.Tests.Hosting;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Tests.Videos;

public sealed class GroupTests(ApiFixture fixture) : ApiTest(fixture)
{
    private const string Group =
        """
        {"groupId":"v1","size":2,"original":{"videoId":"v1","reasons":["earliest"]},"videos":[{"videoId":"v1","fileName":"a.mp4","duration":2.5,"width":640,"height":360,"size":10,"uploadedAt":"1970-01-01T00:00:00+00:00","poster":true,"linkedTo":["v2"]}]}
        """;

    [Fact]
    public async Task Groups_are_listed_page_by_page()
    {
        var first = await GetAsync("/groups?limit=1");
        await GetAsync($"/groups?limit=1&cursor={first.GetProperty("nextCursor").GetString()}");

        first.GetProperty("items")[0].GetRawText().ShouldBe(Group);
        World.CallsOf<ListedGroups>().Last().ShouldBe(new ListedGroups(1, new ListCursor(DateTimeOffset.UnixEpoch, "v1")));
    }

    [Fact]
    public async Task A_video_has_a_group_or_none()
    {
        (await GetAsync("/videos/v1/group")).GetRawText().ShouldBe(Group);
        await GetAsync("/videos/v2/group", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("cursor=x")]
    public async Task A_parameter_that_is_wrong_is_named(string query) =>
        (await GetAsync($"/groups?{query}", HttpStatusCode.BadRequest)).GetProperty("detail").GetString()
            .ShouldNotBeNull().ShouldContain(query.Split('=')[0]);
}
