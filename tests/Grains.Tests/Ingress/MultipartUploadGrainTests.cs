using System.Collections.Immutable;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Tests.Ingress;

public sealed class MultipartUploadGrainTests(UploadCluster cluster) : IClassFixture<UploadCluster>
{
    private const int PartSize = 8 << 20;
    private static readonly byte[] Content = new byte[PartSize + 5];

    [Fact]
    public async Task A_file_arrives_in_parts_and_goes_on_after_a_break()
    {
        var ticket = await Begin();
        await Put(ticket, 2);

        var arrived = (await cluster.Uploads.ListParts(ticket.VideoId, ticket.UploadId))!.Value.ShouldHaveSingleItem();
        var first = await Put(ticket, 1);
        var parts = ImmutableArray.Create(new SentPart(1, first), new SentPart(2, arrived.ETag));
        (await cluster.Uploads.Complete(ticket.VideoId, ticket.UploadId, parts)).ShouldBeTrue();

        ticket.PartSize.ShouldBe(PartSize);
        (arrived.PartNumber, arrived.Size).ShouldBe((2, 5));
        var video = (await cluster.Video(ticket.VideoId).GetState())!;
        video.FileName.ShouldBe("long.mp4");
        using var stored = await cluster.Aws.S3.GetObjectAsync(video.Bucket, video.Key);
        stored.ContentLength.ShouldBe(Content.Length);
        stored.Headers.ContentType.ShouldBe("video/mp4");
        (await cluster.Uploads.Complete(ticket.VideoId, ticket.UploadId, parts)).ShouldBeTrue("the answer may have been lost");
    }

    [Fact]
    public async Task Parts_that_are_missing_or_others_are_refused_in_words()
    {
        var ticket = await Begin();
        var second = await Put(ticket, 2);

        var missing = await Should.ThrowAsync<ArgumentException>(
            () => cluster.Uploads.Complete(ticket.VideoId, ticket.UploadId, [new SentPart(2, second)]));
        var others = await Should.ThrowAsync<ArgumentException>(() => cluster.Uploads.Complete(
            ticket.VideoId, ticket.UploadId, [new SentPart(1, "0123"), new SentPart(2, second)]));
        var beyond = await Should.ThrowAsync<ArgumentException>(
            () => cluster.Uploads.PresignPart(ticket.VideoId, ticket.UploadId, 3, forBrowser: false));

        missing.Message.ShouldContain("2 parts");
        others.Message.ShouldContain("not those that arrived");
        beyond.Message.ShouldContain("parts 1 to 2");
    }

    [Fact]
    public async Task An_upload_that_is_given_up_leaves_nothing()
    {
        var ticket = await Begin();
        await Put(ticket, 1);

        (await cluster.Uploads.Abort(ticket.VideoId, ticket.UploadId)).ShouldBeTrue();

        (await cluster.Video(ticket.VideoId).GetState()).ShouldBeNull();
        ((await cluster.Aws.S3.ListMultipartUploadsAsync(cluster.Aws.Bucket)).MultipartUploads ?? [])
            .ShouldNotContain(upload => upload.UploadId == ticket.UploadId);
        (await cluster.Uploads.Abort(ticket.VideoId, ticket.UploadId)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_video_that_has_arrived_is_not_given_up()
    {
        var facts = await cluster.Put("2 6.5 9 17");
        await cluster.Handle(facts);

        (await cluster.Uploads.Abort(facts.VideoId, "any")).ShouldBeFalse();

        (await cluster.State(facts)).Status.ShouldBe(VideoStatus.Completed);
    }

    [Fact]
    public async Task An_upload_that_is_not_known_or_has_expired_is_none()
    {
        var ticket = await Begin();
        (await cluster.Uploads.ListParts(ticket.VideoId, "another")).ShouldBeNull();
        (await cluster.Uploads.ListParts("unknown", ticket.UploadId)).ShouldBeNull();
        (await cluster.Uploads.PresignPart("unknown", ticket.UploadId, 1, forBrowser: false)).ShouldBeNull();
        (await cluster.Uploads.Complete(
            ticket.VideoId, "another", [new SentPart(1, "a"), new SentPart(2, "b")])).ShouldBeFalse();

        cluster.Clock.SetUtcNow(ticket.ExpiresAt);

        (await cluster.Uploads.ListParts(ticket.VideoId, ticket.UploadId)).ShouldBeNull();
        (await cluster.Uploads.PresignPart(ticket.VideoId, ticket.UploadId, 1, forBrowser: false)).ShouldBeNull();
    }

    [Theory]
    [InlineData("a.mp4", "video/mp4", 0, "empty")]
    [InlineData("a.mp4", "video/mp4", 30_000_001, "too large")]
    [InlineData("", "video/mp4", 5, "name")]
    [InlineData("a.mp4", "no type", 5, "content type")]
    public async Task What_other_uploads_refuse_is_refused(string name, string type, long size, string word) =>
        (await Should.ThrowAsync<ArgumentException>(() => cluster.Uploads.Create(new UploadRequest(name, type, size))))
            .Message.ShouldContain(word);

    private Task<MultipartTicket> Begin() =>
        cluster.Uploads.Create(new UploadRequest("long.mp4", "video/mp4", Content.Length));

    /// <summary>Puts a part where its ticket says, and returns the ETag that it was answered with.</summary>
    private async Task<string> Put(MultipartTicket ticket, int number)
    {
        var part = (await cluster.Uploads.PresignPart(ticket.VideoId, ticket.UploadId, number, forBrowser: false))!;
        using var http = new HttpClient();
        using var content = new ByteArrayContent(number == 1 ? Content[..PartSize] : Content[PartSize..]);
        using var answer = await http.PutAsync(new Uri(part.UploadUrl), content);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.ETag!.Tag;
    }
}
