using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TVidz.Bench.Ingress;

/// <summary>
/// SQS' JSON protocol over <see cref="StandInQueue"/>s: the calls that a silo makes which does not provision. What it
/// does not know is answered 400, so that a silo that needs more fails and says so.
/// </summary>
/// <param name="queues">By name.</param>
internal sealed class SqsEndpoint(IReadOnlyDictionary<string, StandInQueue> queues)
{
    /// <summary>Receives until a message is a dead letter, as the queue's redrive policy says.</summary>
    public const int MaxReceives = 5;

    private const string ActionHeader = "X-Amz-Target", Prefix = "AmazonSQS.", ContentType = "application/x-amz-json-1.0";
    private static readonly TimeSpan DefaultVisibility = TimeSpan.FromSeconds(30);

    /// <summary>Answers a call.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var action = http.Request.Headers[ActionHeader].ToString();
        var request = (await JsonSerializer.DeserializeAsync<SqsRequest>(http.Request.Body, StandIn.Json, http.RequestAborted))!;
        var name = request.QueueName ?? request.QueueUrl?[(request.QueueUrl.LastIndexOf('/') + 1)..] ?? "";
        if (!queues.TryGetValue(name, out var queue))
        {
            return Error("QueueDoesNotExist", $"There is no queue '{name}'.");
        }

        return action.StartsWith(Prefix, StringComparison.Ordinal)
            ? await AnswerAsync(action[Prefix.Length..], request, queue, UrlOf(http.Request, name), http.RequestAborted)
            : Error("InvalidAction", $"'{action}' is no action of SQS.");
    }

    private static async Task<IResult> AnswerAsync(
        string action, SqsRequest request, StandInQueue queue, string url, CancellationToken gone) => action switch
        {
            "GetQueueUrl" => Json(new { QueueUrl = url }),
            "GetQueueAttributes" => Json(new { Attributes = AttributesOf(queue) }),
            "ReceiveMessage" => await ReceiveAsync(request, queue, gone),
            "DeleteMessage" => Delete(request.ReceiptHandle!, queue),
            "DeleteMessageBatch" => DeleteAll(request.Entries!, queue),
            "ChangeMessageVisibility" => Hide(request.ReceiptHandle!, request.VisibilityTimeout, queue)
                ? Json(new { })
                : Error("ReceiptHandleIsInvalid", "The receipt handle has expired."),
            "ChangeMessageVisibilityBatch" => HideAll(request.Entries!, queue),
            "SendMessage" => Send(request, queue),
            "SendMessageBatch" => SendAll(request.Entries!, queue),
            _ => Error("UnsupportedOperation", $"The stand-in for SQS does not know {action}."),
        };

    private static async Task<IResult> ReceiveAsync(SqsRequest request, StandInQueue queue, CancellationToken gone)
    {
        var messages = await queue.ReceiveAsync(
            request.MaxNumberOfMessages ?? 1,
            TimeSpan.FromSeconds(request.WaitTimeSeconds ?? 0),
            request.VisibilityTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultVisibility,
            gone);
        return Json(new
        {
            Messages = messages.Select(message => new
            {
                MessageId = message.Id,
                ReceiptHandle = message.Receipt,
                MD5OfBody = message.BodyHash,
                message.Body,
                Attributes = new
                {
                    ApproximateReceiveCount = Text(message.Receives),
                    SentTimestamp = Text(message.SentAt.ToUnixTimeMilliseconds()),
                },
            }),
        });
    }

    private static IResult Delete(string receipt, StandInQueue queue)
    {
        queue.Delete(receipt);
        return Json(new { });
    }

    private static IResult DeleteAll(IReadOnlyList<SqsRequest.Entry> entries, StandInQueue queue)
    {
        foreach (var entry in entries)
        {
            queue.Delete(entry.ReceiptHandle!);
        }

        return Json(new { Successful = entries.Select(entry => new { entry.Id }), Failed = Array.Empty<object>() });
    }

    private static bool Hide(string receipt, int? seconds, StandInQueue queue) =>
        queue.Hide(receipt, TimeSpan.FromSeconds(seconds ?? 0));

    private static IResult HideAll(IReadOnlyList<SqsRequest.Entry> entries, StandInQueue queue)
    {
        var outcomes = entries.ToLookup(entry => Hide(entry.ReceiptHandle!, entry.VisibilityTimeout, queue));
        return Json(new
        {
            Successful = outcomes[true].Select(entry => new { entry.Id }),
            Failed = outcomes[false].Select(entry => new { entry.Id, SenderFault = true, Code = "ReceiptHandleIsInvalid" }),
        });
    }

    private static IResult Send(SqsRequest request, StandInQueue queue)
    {
        var sent = queue.Send([request.MessageBody!], TimeSpan.FromSeconds(request.DelaySeconds ?? 0))[0];
        return Json(new { MessageId = sent.Id, MD5OfMessageBody = sent.BodyHash });
    }

    private static IResult SendAll(IReadOnlyList<SqsRequest.Entry> entries, StandInQueue queue)
    {
        var sent = entries.Select(entry =>
            (entry.Id, Message: queue.Send([entry.MessageBody!], TimeSpan.FromSeconds(entry.DelaySeconds ?? 0))[0])).ToList();
        return Json(new
        {
            Successful = sent.Select(one => new { one.Id, MessageId = one.Message.Id, MD5OfMessageBody = one.Message.BodyHash }),
            Failed = Array.Empty<object>(),
        });
    }

    private static Dictionary<string, string> AttributesOf(StandInQueue queue) => new()
    {
        ["QueueArn"] = "arn:aws:sqs:us-east-1:000000000000:stand-in",
        ["ApproximateNumberOfMessages"] = Text(queue.Visible),
        ["ApproximateNumberOfMessagesNotVisible"] = Text(queue.InFlight),
        ["RedrivePolicy"] = $$"""{"maxReceiveCount":{{MaxReceives}}}""",
    };

    private static IResult Json(object answer) => Results.Json(answer, contentType: ContentType, options: StandIn.Json);

    private static IResult Error(string code, string message) => Results.Json(
        new Dictionary<string, string> { ["__type"] = $"com.amazonaws.sqs#{code}", ["message"] = message },
        contentType: ContentType,
        options: StandIn.Json,
        statusCode: StatusCodes.Status400BadRequest);

    private static string UrlOf(HttpRequest request, string queue) => $"{request.Scheme}://{request.Host}/000000000000/{queue}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
