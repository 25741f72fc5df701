using System.Text.Json.Nodes;

namespace TVidz.Grains.Storage.Provisioning;

/// <summary>The access policy that lets a bucket put its events on a queue.</summary>
internal static class QueuePolicy
{
    /// <summary>Adds our statement to a policy, in place of an earlier one of ours; all others stay.</summary>
    /// <param name="present">The queue's policy now, if it has one.</param>
    /// <param name="queueArn">The queue, <c>arn:PARTITION:sqs:REGION:ACCOUNT:NAME</c>.</param>
    /// <param name="bucket">The bucket, of the same account.</param>
    public static string Permit(string? present, string queueArn, string bucket)
    {
        var sid = $"tvidz-{bucket}";
        var policy = string.IsNullOrEmpty(present) ? new JsonObject() : JsonNode.Parse(present)!.AsObject();
        policy["Version"] ??= "2012-10-17";
        var others = Statements(policy["Statement"]).Where(s => s?["Sid"]?.GetValue<string>() != sid);
        policy["Statement"] = new JsonArray(
            [.. others.Select(s => s?.DeepClone()), Statement(sid, queueArn, bucket)]);
        return policy.ToJsonString();
    }

    // A single statement may stand without its array.
    private static JsonArray Statements(JsonNode? node) => node switch
    {
        null => [],
        JsonArray many => many,
        _ => [node.DeepClone()],
    };

    private static JsonObject Statement(string sid, string queueArn, string bucket)
    {
        var arn = queueArn.Split(':');
        return new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = "s3.amazonaws.com" },
            ["Action"] = "sqs:SendMessage",
            ["Resource"] = queueArn,
            ["Condition"] = new JsonObject
            {
                ["ArnLike"] = new JsonObject { ["aws:SourceArn"] = $"arn:{arn[1]}:s3:::{bucket}" },
                ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = arn[4] },
            },
        };
    }
}
