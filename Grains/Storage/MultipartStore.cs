using System.Collections.Immutable;
using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Grains.Storage;

/// <summary>Uploads in parts to the videos' bucket. Thread-safe.</summary>
internal sealed class MultipartStore(IAmazonS3 s3, UrlSigner signer, IOptions<StorageOptions> options)
{
    private readonly StorageOptions _options = options.Value;

    /// <summary>Begins an upload.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> BeginAsync(string key, string contentType, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = _options.Bucket,
            Key = key,
            ContentType = contentType,
        };
        return (await s3.InitiateMultipartUploadAsync(request, cancellationToken)).UploadId;
    }

    /// <summary>The parts that have arrived; null: there is no such upload.</summary>
    public async Task<ImmutableArray<UploadedPart>?> ListAsync(
        string key, string uploadId, CancellationToken cancellationToken)
    {
        var parts = ImmutableArray.CreateBuilder<UploadedPart>();
        var request = new ListPartsRequest { BucketName = _options.Bucket, Key = key, UploadId = uploadId };
        try
        {
            ListPartsResponse page;
            do
            {
                page = await s3.ListPartsAsync(request, cancellationToken);
                parts.AddRange((page.Parts ?? []).Select(part =>
                    new UploadedPart(part.PartNumber ?? 0, part.Size ?? 0, part.ETag.Trim('"'))));
                request.PartNumberMarker = page.NextPartNumberMarker?.ToString(CultureInfo.InvariantCulture);
            }
            while (page.IsTruncated == true);
        }
        catch (AmazonS3Exception e) when (IsUnknown(e))
        {
            return null;
        }

        return parts.DrainToImmutable();
    }

    /// <summary>Leave to PUT a part of exactly this size. Without I/O: whether there is such an upload, storage says when the part comes.</summary>
    public async Task<PresignedUpload> PresignPartAsync(
        string key, string uploadId, int partNumber, long size, bool forBrowser)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = _options.Bucket,
            Key = key,
            Verb = HttpVerb.PUT,
            UploadId = uploadId,
            PartNumber = partNumber,
        };
        request.Headers.ContentLength = size;
        var (url, expiresAt) = await signer.SignAsync(request, _options.UploadExpiry, forBrowser);
        return new PresignedUpload(url, ImmutableDictionary<string, string>.Empty, expiresAt);
    }

    /// <summary>Makes the parts one object.</summary>
    /// <returns>False: there is no such upload, or not any more.</returns>
    /// <exception cref="ArgumentException">Parts are missing, or are others than arrived; in words for their sender.</exception>
    public async Task<bool> CompleteAsync(
        string key, string uploadId, IEnumerable<SentPart> parts, CancellationToken cancellationToken)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = _options.Bucket,
            Key = key,
            UploadId = uploadId,
            PartETags = [.. parts.Select(part => new PartETag(part.PartNumber, part.ETag))],
        };
        try
        {
            await s3.CompleteMultipartUploadAsync(request, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception e) when (IsUnknown(e))
        {
            return false;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode is "InvalidPart" or "InvalidPartOrder" or "EntityTooSmall" or "InvalidTag")
        {
            throw new ArgumentException(
                "The parts are not those that arrived. List the upload's parts, send what is missing, and complete it again.");
        }
    }

    /// <summary>Removes the upload and its parts. No effect when it is gone.</summary>
    public async Task AbortAsync(string key, string uploadId, CancellationToken cancellationToken)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(_options.Bucket, key, uploadId, cancellationToken);
        }
        catch (AmazonS3Exception e) when (IsUnknown(e))
        {
            // What was wanted.
        }
    }

    private static bool IsUnknown(AmazonS3Exception exception) => exception.ErrorCode is "NoSuchUpload" or "NoSuchBucket";
}
