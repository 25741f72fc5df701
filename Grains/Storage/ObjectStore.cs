using System.Collections.Immutable;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TVidz.GrainInterfaces.Storage;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Storage;

/// <summary>
/// The objects in S3. Passing failures are retried by the SDK; what still fails is thrown as the SDK throws it. Thread-safe.
/// </summary>
public sealed class ObjectStore(
    IAmazonS3 s3,
    [FromKeyedServices(ObjectStore.Existence)] IAmazonS3 existence,
    UrlSigner signer,
    IOptions<StorageOptions> options,
    TimeProvider timeProvider)
{
    /// <summary>The service key of the client that asks whether objects are there, see <see cref="AwsClients.CreateExistenceS3"/>.</summary>
    internal const string Existence = "existence";

    private readonly StorageOptions _options = options.Value;

    /// <summary>The object as it is now; null: it is not there.</summary>
    /// <exception cref="ObjectAccessDeniedException">Storage refuses access.</exception>
    public async Task<ObjectFacts?> HeadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            var head = await existence.GetObjectMetadataAsync(bucket, key, cancellationToken);
            return head.HttpStatusCode == HttpStatusCode.NoContent
                ? null
                : new ObjectFacts(
                    bucket,
                    key,
                    WithoutQuotes(head.ETag),
                    head.ContentLength,
                    LastModified: head.LastModified?.ToUniversalTime());
        }
        catch (AmazonS3Exception e) when (AwsErrors.IsDenied(e))
        {
            throw new ObjectAccessDeniedException(e);
        }
    }

    /// <summary>Whether the bucket is there and may be listed.</summary>
    public async Task<bool> BucketExistsAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            await s3.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = bucket, MaxKeys = 1 }, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception e) when (
            e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest || AwsErrors.IsDenied(e))
        {
            return false;
        }
    }

    /// <summary>
    /// Writes exactly the version <see cref="ObjectFacts.ETag"/> of the object to a new file at <paramref name="path"/>;
    /// after a break of the connection it goes on where it was. A file may be left behind by a failure: delete it.
    /// </summary>
    /// <exception cref="ObjectMissingException">It is gone.</exception>
    /// <exception cref="ObjectChangedException">It was overwritten.</exception>
    /// <exception cref="ObjectAccessDeniedException">Storage refuses access.</exception>
    /// <exception cref="IOException">The connection broke again and again, or the disk is full.</exception>
    public async Task DownloadAsync(ObjectFacts facts, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        var download = new ObjectDownload(s3, facts, file, _options.DownloadStallTimeout, timeProvider);
        await download.RunAsync(cancellationToken);
    }

    /// <summary>Leave to PUT an object of exactly this size and type into the videos' bucket.</summary>
    /// <param name="key">Its key, decoded.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="forBrowser">Whether a web page puts it, see <see cref="StorageOptions.BrowserServiceUrl"/>.</param>
    public async Task<PresignedUpload> PresignUploadAsync(string key, string contentType, long size, bool forBrowser)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = _options.Bucket,
            Key = key,
            Verb = HttpVerb.PUT,
            ContentType = contentType,
        };
        request.Headers.ContentLength = size;
        var (url, expiresAt) = await signer.SignAsync(request, _options.UploadExpiry, forBrowser);
        var headers = ImmutableDictionary<string, string>.Empty.Add("Content-Type", contentType);
        return new PresignedUpload(url, headers, expiresAt);
    }

    /// <summary>Leave to read an object as what <paramref name="contentType"/> says, shown where it is and not saved. Without I/O: it need not be there.</summary>
    /// <param name="bucket">Its bucket.</param>
    /// <param name="key">Its key, decoded.</param>
    /// <param name="contentType">The media type to answer with, whatever it was stored as.</param>
    /// <param name="forBrowser">Whether a web page reads it, see <see cref="StorageOptions.BrowserServiceUrl"/>.</param>
    public async Task<ObjectLink> PresignReadAsync(string bucket, string key, string contentType, bool forBrowser)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = bucket,
            Key = key,
            Verb = HttpVerb.GET,
            ResponseHeaderOverrides = new ResponseHeaderOverrides
            {
                ContentType = contentType,
                ContentDisposition = "inline",
            },
        };
        var (url, expiresAt) = await signer.SignAsync(request, _options.LinkExpiry, forBrowser);
        return new ObjectLink(url, expiresAt);
    }

    /// <summary>Puts an object that is held in memory.</summary>
    public async Task PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            InputStream = stream,
            ContentType = contentType,
        };
        await s3.PutObjectAsync(request, cancellationToken);
    }

    /// <summary>Puts a small object.</summary>
    public Task PutAsync(string bucket, string key, string content, CancellationToken cancellationToken) =>
        s3.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = content }, cancellationToken);

    /// <summary>Copies an object within its bucket, with its type.</summary>
    /// <returns>False: it is not there.</returns>
    public async Task<bool> CopyAsync(string bucket, string fromKey, string toKey, CancellationToken cancellationToken)
    {
        try
        {
            await s3.CopyObjectAsync(bucket, fromKey, bucket, toKey, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Deletes the object. No effect when it is gone.</summary>
    /// <exception cref="ObjectAccessDeniedException">Storage refuses it.</exception>
    public async Task DeleteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            await s3.DeleteObjectAsync(bucket, key, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // No bucket, no object.
        }
        catch (AmazonS3Exception e) when (AwsErrors.IsDenied(e))
        {
            throw new ObjectAccessDeniedException(e);
        }
    }

    /// <summary>A page of the bucket's objects.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">Only keys that begin so.</param>
    /// <param name="continuation">From the page before; null: the first page.</param>
    /// <param name="most">At most so many objects, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ObjectPage> ListAsync(
        string bucket, string? prefix, string? continuation, int most, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = bucket,
            Prefix = prefix,
            ContinuationToken = continuation,
            MaxKeys = most,
            // Keys may hold characters that XML cannot.
            Encoding = EncodingType.Url,
        };
        var page = await s3.ListObjectsV2Async(request, cancellationToken);
        var objects = (page.S3Objects ?? []).Select(o => new ObjectFacts(
            bucket, WebUtility.UrlDecode(o.Key), WithoutQuotes(o.ETag), o.Size));
        return new ObjectPage([.. objects], page.IsTruncated == true ? page.NextContinuationToken : null);
    }

    private static string? WithoutQuotes(string? etag) => etag?.Trim('"');
}
