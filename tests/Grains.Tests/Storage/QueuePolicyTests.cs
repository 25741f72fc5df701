using System.Text.Json.Nodes;
using TVidz.Grains.Storage.Provisioning;

namespace TVidz.Grains.Tests.Storage;

public sealed class QueuePolicyTests
{
    private const string Arn = "arn:aws-cn:sqs:cn-north-1:123456789012:video-events";

    [Fact]
    public void Only_this_bucket_of_this_account_may_send()
    {
        var statement = JsonNode.Parse(QueuePolicy.Permit(null, Arn, "videos"))!["Statement"]!.AsArray()
            .ShouldHaveSingleItem()!;

        statement["Action"]!.ToString().ShouldBe("sqs:SendMessage");
        statement["Resource"]!.ToString().ShouldBe(Arn);
        statement["Condition"]!["ArnLike"]!["aws:SourceArn"]!.ToString().ShouldBe("arn:aws-cn:s3:::videos");
        statement["Condition"]!["StringEquals"]!["aws:SourceAccount"]!.ToString().ShouldBe("123456789012");
    }

    [Fact]
    public void Ours_is_replaced_and_others_stay()
    {
        const string Theirs = """{"Version":"2012-10-17","Statement":{"Sid":"theirs","Effect":"Deny"}}""";

        var once = QueuePolicy.Permit(Theirs, Arn, "videos");
        var twice = QueuePolicy.Permit(once, Arn, "videos");

        twice.ShouldBe(once);
        JsonNode.Parse(twice)!["Statement"]!.AsArray().Select(s => s!["Sid"]!.ToString())
            .ShouldBe(["theirs", "tvidz-videos"]);
    }
}
