using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class VideoListTests
{
    [Fact]
    public async Task Pages_never_repeat_nor_skip_a_video_while_others_are_added()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var videos = new VideoStore(database.DataSource);
        // Several of one moment each, so that pages end between equals.
        var before = await AddAsync(videos, "old", 60, index => Sample.Time.AddSeconds(index / 7));
        var seen = new List<string>();
        var query = new VideoListQuery(Limit: 7);
        var round = 0;
        do
        {
            var page = await videos.ListAsync(query, default);
            seen.AddRange(page.Items.Select(video => video.VideoId));
            query = query with { Cursor = page.NextCursor };
            await AddAsync(videos, $"new{round++}", 3, index => Sample.Time.AddDays(1).AddSeconds(index));
        }
        while (query.Cursor is not null);

        seen.ShouldBe(before.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task The_last_page_has_no_cursor_even_when_it_is_full()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var videos = new VideoStore(database.DataSource);
        await AddAsync(videos, "v", 4, index => Sample.Time.AddSeconds(index));

        var first = await videos.ListAsync(new VideoListQuery(Limit: 2), default);
        var second = await videos.ListAsync(new VideoListQuery(Limit: 2, Cursor: first.NextCursor), default);

        first.Items.Select(video => video.VideoId).ShouldBe(["v03", "v02"]);
        first.NextCursor.ShouldBe(new ListCursor(Sample.Time.AddSeconds(2), "v02"));
        second.Items.Select(video => video.VideoId).ShouldBe(["v01", "v00"]);
        second.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_one_state()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var videos = new VideoStore(database.DataSource);
        await videos.SaveAsync(Sample.Video("done") with { Status = VideoStatus.Completed }, null, default);
        await videos.SaveAsync(Sample.Video("failed") with { Status = VideoStatus.Failed }, null, default);

        (await FoundAsync(videos, new VideoListQuery(VideoStatus.Failed))).ShouldBe(["failed"]);
        (await FoundAsync(videos, new VideoListQuery(VideoStatus.Completed))).ShouldBe(["done"]);
        (await FoundAsync(videos, new VideoListQuery(VideoStatus.Queued))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("summer", "Summer in Paris.mp4")]
    [InlineData("IN PAR", "Summer in Paris.mp4")]
    [InlineData("ÉTÉ", "été_100%.mp4")]
    [InlineData("_", "été_100%.mp4")]
    [InlineData("0%.", "été_100%.mp4")]
    [InlineData(@"a\b", @"a\b.mov")]
    [InlineData("%", "été_100%.mp4")]
    [InlineData("zzz", null)]
    [InlineData("nul\0", null)]
    public async Task A_text_is_searched_for_as_it_stands_whatever_the_case(string text, string? found)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var videos = new VideoStore(database.DataSource);
        foreach (var name in new[] { "Summer in Paris.mp4", "été_100%.mp4", @"a\b.mov" })
        {
            await videos.SaveAsync(Sample.Video(VideoIds.For("b", name), name), null, default);
        }

        var page = await videos.ListAsync(new VideoListQuery(Text: text), default);

        page.Items.Select(video => video.FileName).ShouldBe(found is null ? [] : [found]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_limit_out_of_range_is_refused(int limit)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var videos = new VideoStore(database.DataSource);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => videos.ListAsync(new VideoListQuery(Limit: limit), default));
    }

    private static async Task<List<string>> AddAsync(
        VideoStore videos, string prefix, int count, Func<int, DateTimeOffset> uploadedAt)
    {
        var ids = Enumerable.Range(0, count).Select(index => $"{prefix}{index:00}").ToList();
        await Task.WhenAll(ids.Select((id, index) =>
            videos.SaveAsync(Sample.Video(id) with { UploadedAt = uploadedAt(index) }, null, default)));
        return ids;
    }

    private static async Task<IEnumerable<string>> FoundAsync(VideoStore videos, VideoListQuery query) =>
        (await videos.ListAsync(query, default)).Items.Select(video => video.VideoId);
}
