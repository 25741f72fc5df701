using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TVidz.GrainInterfaces.Storage;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Ingress;
using TVidz.Grains.Storage;
using TVidz.Grains.Tests.Ingress;
using TVidz.Media;

namespace TVidz.Grains.Tests.Storage;

public sealed class PreviewTests(UploadCluster cluster) : IClassFixture<UploadCluster>
{
    private static readonly ThumbnailGrid Grid = new(30, 10, 160, 90, 2);

    [Fact]
    public async Task Pictures_of_an_analysed_video_can_be_seen_and_the_video_itself_in_ranges()
    {
        const string Content = "3 7.5 12 18.25 27";
        var facts = await Analyse(Content, "poster", "sprite");

        var video = await cluster.State(facts);
        video.Thumbnails.ShouldBe(new Thumbnails(30, 10, 160, 90, 2));
        video.Poster.ShouldBeTrue();
        (await Read(facts, VideoObject.Poster)).ShouldBe((HttpStatusCode.OK, "image/jpeg", "poster"));
        (await Read(facts, VideoObject.Thumbnails)).ShouldBe((HttpStatusCode.OK, "image/jpeg", "sprite"));
        (await Read(facts, VideoObject.Media, new(2, 4))).ShouldBe((HttpStatusCode.PartialContent, "video/mp4", Content[2..5]));
        (await cluster.Library.FindByFileName(video.FileName))!.Thumbnails.ShouldBe(video.Thumbnails);
    }

    [Fact]
    public async Task Another_analysis_puts_its_pictures_in_the_place_of_earlier_ones()
    {
        var facts = await Analyse("4 8.5 13 19.25 28", "old", "old");

        cluster.Analyser.Previews = Pictures("new", "new") with { Grid = Grid with { Count = 5 } };
        await cluster.Handle(facts, ObjectEventKind.AnalysisRequested);

        (await Read(facts, VideoObject.Poster)).Content.ShouldBe("new");
        (await cluster.State(facts)).Thumbnails!.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Pictures_go_with_their_video()
    {
        var facts = await Analyse("5 9.5 14 20.25 29", "poster", "sprite");

        await cluster.Video(facts.VideoId).Delete();

        (await KeysOf(facts)).ShouldBeEmpty();
        (await cluster.Links.GetLink(facts.VideoId, VideoObject.Poster, forBrowser: false)).ShouldBeNull();
    }

    [Fact]
    public async Task Pictures_go_with_a_version_of_the_object_that_is_no_video_any_more()
    {
        var facts = await Analyse("6 10.5 15 21.25 30", "poster", "sprite");
        var changed = await cluster.Put("", facts.Key);

        await cluster.Handle(changed);

        var video = await cluster.State(facts);
        video.Status.ShouldBe(VideoStatus.Failed);
        video.Thumbnails.ShouldBeNull();
        (await cluster.Library.FindByFileName(video.FileName))!.Thumbnails.ShouldBeNull();
        (await KeysOf(facts)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_video_that_is_deleted_while_it_is_analysed_leaves_no_pictures()
    {
        var facts = await cluster.Put("7 11.5 16 22.25 31");
        cluster.Analyser.Previews = Pictures("poster", "sprite");
        cluster.Analyser.Script = async (_, _) => await cluster.Video(facts.VideoId).Delete();

        await cluster.Handle(facts);
        cluster.Analyser.Script = (_, _) => Task.CompletedTask;

        (await KeysOf(facts)).ShouldBeEmpty();
    }

    [Fact]
    public async Task There_is_nothing_to_see_of_a_video_without_pictures_or_without_an_object()
    {
        cluster.Analyser.Previews = null;
        var facts = await cluster.Put("8 12.5 17 23.25 32");
        await cluster.Handle(facts);
        var announced = await cluster.Video("announced").Announce(GrainCluster.NewObject() with { ETag = null });

        (await cluster.State(facts)).Poster.ShouldBeFalse();
        (await cluster.Links.GetLink(facts.VideoId, VideoObject.Poster, forBrowser: false)).ShouldBeNull();
        (await cluster.Links.GetLink(announced.VideoId, VideoObject.Media, forBrowser: false)).ShouldBeNull();
        (await cluster.Links.GetLink("unknown", VideoObject.Media, forBrowser: false)).ShouldBeNull();
    }

    [Theory]
    [InlineData("film.MP4", "video/mp4")]
    [InlineData("film.mov", "video/mp4")]
    [InlineData("film.webm", "video/webm")]
    [InlineData("film.html", "application/octet-stream")]
    [InlineData("film", "application/octet-stream")]
    public void A_player_is_told_a_type_of_video_and_never_of_a_page(string fileName, string type) =>
        MediaTypes.OfVideo(fileName).ShouldBe(type);

    private static MediaPreviews Pictures(string poster, string thumbnails) =>
        new(Encoding.UTF8.GetBytes(poster), Encoding.UTF8.GetBytes(thumbnails), Grid);

    private async Task<ObjectFacts> Analyse(string content, string poster, string thumbnails)
    {
        cluster.Analyser.Previews = Pictures(poster, thumbnails);
        var facts = await cluster.Put(content);
        (await cluster.Handle(facts)).ShouldBe(EventOutcome.Done);
        return facts;
    }

    private async Task<(HttpStatusCode Status, string? Type, string Content)> Read(
        ObjectFacts facts, VideoObject wanted, RangeHeaderValue? range = null)
    {
        var link = (await cluster.Links.GetLink(facts.VideoId, wanted, forBrowser: false))!;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Range = range;
        using var answer = await http.GetAsync(new Uri(link.Url));
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
    }

    private async Task<IEnumerable<string>> KeysOf(ObjectFacts facts) =>
        (await cluster.Aws.S3.ListObjectsV2Async(new() { BucketName = facts.Bucket, Prefix = ".tvidz/" })).S3Objects?
            .Select(item => item.Key).Where(key => key.Contains(facts.VideoId, StringComparison.Ordinal)) ?? [];
}
