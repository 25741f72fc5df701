using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;

namespace TVidz.Grains.Storage;

/// <summary>Signs URLs for the endpoint that their users see. Without I/O; thread-safe.</summary>
public sealed class UrlSigner(
    [FromKeyedServices(UrlSigner.Direct)] IAmazonS3 direct,
    [FromKeyedServices(UrlSigner.Browser)] IAmazonS3 browser,
    TimeProvider timeProvider)
{
    /// <summary>The service key of the client for everyone but web pages.</summary>
    internal const string Direct = "direct-presigner";

    /// <summary>The service key of the client for web pages, see <see cref="StorageOptions.BrowserServiceUrl"/>.</summary>
    internal const string Browser = "browser-presigner";

    /// <summary>Signs the request; expiry and protocol are set here.</summary>
    /// <param name="request">What the URL gives leave to do.</param>
    /// <param name="life">For how long.</param>
    /// <param name="forBrowser">Whether a web page uses it.</param>
    internal async Task<(string Url, DateTimeOffset ExpiresAt)> SignAsync(
        GetPreSignedUrlRequest request, TimeSpan life, bool forBrowser)
    {
        var signer = forBrowser ? browser : direct;
        var expiresAt = timeProvider.GetUtcNow() + life;
        request.Expires = expiresAt.UtcDateTime;
        request.Protocol = IsPlainHttp(signer.Config) ? Protocol.HTTP : Protocol.HTTPS;
        return (await signer.GetPreSignedURLAsync(request), expiresAt);
    }

    private static bool IsPlainHttp(IClientConfig config) =>
        config.ServiceURL?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true;
}
