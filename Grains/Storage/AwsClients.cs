using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;

namespace TVidz.Grains.Storage;

/// <summary>Makes the SDK's clients from <see cref="StorageOptions"/>.</summary>
internal static class AwsClients
{
    private const string EmulatorRegion = "us-east-1";

    /// <summary>A client for the endpoint that this process sees.</summary>
    public static IAmazonS3 CreateS3(StorageOptions options) =>
        new AmazonS3Client(S3Config(options, options.ServiceUrl, pathStyle: true));

    /// <summary>A client for HEADs of objects: one that is not there is answered 204, and is no exception.</summary>
    public static IAmazonS3 CreateExistenceS3(StorageOptions options)
    {
        var config = S3Config(options, options.ServiceUrl, pathStyle: true);
        config.HttpClientFactory = new ExistenceClientFactory();
        return new AmazonS3Client(config);
    }

    /// <summary>A client that only signs URLs, for the endpoint that uploaders see.</summary>
    public static IAmazonS3 CreatePresigner(StorageOptions options) =>
        new AmazonS3Client(S3Config(options, options.PublicServiceUrl ?? options.ServiceUrl, pathStyle: true));

    /// <summary>A client that only signs URLs, for the endpoint that web pages see.</summary>
    public static IAmazonS3 CreateBrowserPresigner(StorageOptions options) =>
        options.BrowserServiceUrl is { } url
            ? new AmazonS3Client(S3Config(options, url, pathStyle: false))
            : CreatePresigner(options);

    /// <summary>A client for the queues. Its few retries leave it to the circuit breaker to see that the queue is down.</summary>
    public static IAmazonSQS CreateSqs(StorageOptions options) =>
        new AmazonSQSClient(Configure(
            new AmazonSQSConfig { MaxErrorRetry = 1, Timeout = TimeSpan.FromSeconds(30) },
            options,
            options.ServiceUrl));

    private static AmazonS3Config S3Config(StorageOptions options, Uri? serviceUrl, bool pathStyle)
    {
        var config = Configure(new AmazonS3Config(), options, serviceUrl);
        if (serviceUrl is not null)
        {
            config.ForcePathStyle = pathStyle;
            // Not every S3 service knows the checksums that AWS added later.
            config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
            config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        }

        return config;
    }

    private static T Configure<T>(T config, StorageOptions options, Uri? serviceUrl)
        where T : ClientConfig
    {
        config.ConnectTimeout = TimeSpan.FromSeconds(5);
        if (serviceUrl is not null)
        {
            config.ServiceURL = serviceUrl.AbsoluteUri;
            config.AuthenticationRegion = options.Region ?? EmulatorRegion;
        }
        else if (options.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
