using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Xunit;

namespace TVidz.Testing.Aws;

/// <summary>
/// The S3 and SQS endpoint that <c>TVIDZ_TEST_AWS</c> names, with names for a bucket and queues of one's own, which are
/// removed at the end. Nothing is created: that is for provisioning, or for the test.
/// </summary>
public sealed class AwsEndpoint : IAsyncLifetime
{
    private const string Variable = "TVIDZ_TEST_AWS";
    private static readonly BasicAWSCredentials Credentials = new("test", "test");
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..12];

    /// <summary>Makes the clients.</summary>
    public AwsEndpoint()
    {
        // The product finds its credentials where the SDK looks for them.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        S3 = new AmazonS3Client(Credentials, new AmazonS3Config
        {
            ServiceURL = Url.AbsoluteUri,
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
        });
        Sqs = CreateSqs(Url);
    }

    /// <summary>The endpoint.</summary>
    public static Uri Url => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } url
        ? new Uri(url)
        : throw new InvalidOperationException(
            $"{Variable} is not set: this test needs S3 and SQS. `./tvidz test` starts an emulator and sets it.");

    /// <summary>A client for S3.</summary>
    public IAmazonS3 S3 { get; }

    /// <summary>A client for SQS.</summary>
    public IAmazonSQS Sqs { get; }

    /// <summary>The bucket's name.</summary>
    public string Bucket => $"videos-{_suffix}";

    /// <summary>The queue's name.</summary>
    public string Queue => $"events-{_suffix}";

    /// <summary>The dead-letter queue's name.</summary>
    public string DeadLetterQueue => $"dead-{_suffix}";

    /// <summary>Configuration for a host that provisions and uses them.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Storage:ServiceUrl"] = Url.AbsoluteUri,
        ["Storage:Bucket"] = Bucket,
        ["Storage:Queue"] = Queue,
        ["Storage:DeadLetterQueue"] = DeadLetterQueue,
        ["Storage:Provision"] = "true",
    };

    /// <summary>A client for SQS that fails at once instead of trying again.</summary>
    public static IAmazonSQS CreateSqs(Uri url) => new AmazonSQSClient(Credentials, SqsConfig(url));

    /// <summary>The configuration of <see cref="CreateSqs"/>'s clients.</summary>
    public static AmazonSQSConfig SqsConfig(Uri url) => new()
    {
        ServiceURL = url.AbsoluteUri,
        AuthenticationRegion = "us-east-1",
        MaxErrorRetry = 0,
    };

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await DeleteBucketAsync();
        await DeleteQueueAsync(Queue);
        await DeleteQueueAsync(DeadLetterQueue);
        S3.Dispose();
        Sqs.Dispose();
    }

    /// <summary>Puts a message on the queue.</summary>
    public async Task SendAsync(string body) =>
        await Sqs.SendMessageAsync((await Sqs.GetQueueUrlAsync(Queue)).QueueUrl, body);

    /// <summary>Puts a small object into the bucket.</summary>
    public async Task PutAsync(string key, string content = "content") =>
        await S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = content });

    /// <summary>Waits for the first messages on the dead-letter queue.</summary>
    public async Task<IReadOnlyList<Message>> ReceiveDeadLettersAsync()
    {
        var answer = await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = (await Sqs.GetQueueUrlAsync(DeadLetterQueue)).QueueUrl,
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = 20,
            MessageAttributeNames = ["All"],
        });
        return answer.Messages ?? [];
    }

    /// <summary>Messages on the queue: those that wait, and those that someone works on.</summary>
    public async Task<(int Waiting, int InWork)> CountMessagesAsync()
    {
        var url = (await Sqs.GetQueueUrlAsync(Queue)).QueueUrl;
        var attributes = await Sqs.GetQueueAttributesAsync(url, ["All"]);
        return (attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesNotVisible);
    }

    private async Task DeleteBucketAsync()
    {
        try
        {
            var objects = (await S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket })).S3Objects;
            foreach (var item in objects ?? [])
            {
                await S3.DeleteObjectAsync(Bucket, item.Key);
            }

            await S3.DeleteBucketAsync(Bucket);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            // The test made none.
        }
    }

    private async Task DeleteQueueAsync(string name)
    {
        try
        {
            await Sqs.DeleteQueueAsync((await Sqs.GetQueueUrlAsync(name)).QueueUrl);
        }
        catch (QueueDoesNotExistException)
        {
            // The test made none.
        }
    }
}
