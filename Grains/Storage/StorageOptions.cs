using System.ComponentModel.DataAnnotations;

namespace TVidz.Grains.Storage;

/// <summary>Where the objects and the queue are (section <c>Storage</c>).</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>The endpoint of an emulator or another S3 and SQS service; null: AWS, with the SDK's own credential chain and regions.</summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>The endpoint in presigned URLs, as those who upload see it; null: the same as <see cref="ServiceUrl"/>.</summary>
    public Uri? PublicServiceUrl { get; set; }

    /// <summary>
    /// The endpoint in presigned URLs that web pages get, with the bucket in the host (<c>http://BUCKET.host/key</c>):
    /// for a service that answers browsers' CORS preflights there only, as moto does. Null: they get what others get.
    /// </summary>
    public Uri? BrowserServiceUrl { get; set; }

    /// <summary>The region; null: the SDK's own choice, or us-east-1 with a <see cref="ServiceUrl"/>.</summary>
    public string? Region { get; set; }

    /// <summary>The bucket of the videos.</summary>
    [Required, StringLength(63, MinimumLength = 3)]
    public string Bucket { get; set; } = "videos";

    /// <summary>The queue of the bucket's events.</summary>
    [Required, RegularExpression("^[A-Za-z0-9_-]{1,80}$")]
    public string Queue { get; set; } = "video-events";

    /// <summary>The queue of the messages that were given up.</summary>
    [Required, RegularExpression("^[A-Za-z0-9_-]{1,80}$")]
    public string DeadLetterQueue { get; set; } = "video-events-dead";

    /// <summary>Whether a starting silo creates or updates bucket, queues and notification.</summary>
    public bool Provision { get; set; }

    /// <summary>How often provisioning lets the queue hand out a message before it goes to the dead-letter queue.</summary>
    [Range(1, 1000)]
    public int MaxReceiveCount { get; set; } = 5;

    /// <summary>How long a received message stays invisible unless it is extended. A dead silo's messages come back after it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an upload's presigned URL works.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan UploadExpiry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an upload in parts may take from its announcement to its completion.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan MultipartExpiry { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a presigned URL to read an object works.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan LinkExpiry { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The largest object that is accepted, in bytes.</summary>
    [Range(1, long.MaxValue)]
    public long MaxObjectBytes { get; set; } = 20L << 30;

    /// <summary>The origins of web pages that may upload, for provisioning's CORS rule, separated by commas.</summary>
    [Required]
    public string CorsOrigins { get; set; } = "*";

    /// <summary>How long a starting silo waits for storage and queue to answer before it gives up.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a download may go without a byte before it is tried again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan DownloadStallTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
