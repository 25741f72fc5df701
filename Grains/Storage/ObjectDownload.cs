using System.Buffers;
using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Polly;
using Polly.Retry;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Storage;

/// <summary>One version of one object on its way into a stream, over as many connections as it takes.</summary>
internal sealed class ObjectDownload(
    IAmazonS3 s3, ObjectFacts facts, Stream target, TimeSpan stallTimeout, TimeProvider timeProvider)
{
    private const int BufferBytes = 1 << 17;
    private long _written;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 4,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<DownloadBrokenException>(),
            })
            .Build();
        await pipeline.ExecuteAsync(async token => await ContinueAsync(token), cancellationToken);
    }

    private async Task ContinueAsync(CancellationToken cancellationToken)
    {
        if (_written > 0 && _written == facts.Size)
        {
            return;
        }

        using var response = await OpenAsync(cancellationToken);
        await CopyAsync(response.ResponseStream, cancellationToken);
    }

    private async Task<GetObjectResponse> OpenAsync(CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = facts.Bucket, Key = facts.Key, EtagToMatch = facts.ETag };
        if (_written > 0)
        {
            request.ByteRange = new ByteRange(string.Create(CultureInfo.InvariantCulture, $"bytes={_written}-"));
        }

        try
        {
            return await s3.GetObjectAsync(request, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw new ObjectMissingException(e);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw new ObjectChangedException(e);
        }
        catch (AmazonS3Exception e) when (AwsErrors.IsDenied(e))
        {
            throw new ObjectAccessDeniedException(e);
        }
    }

    private async Task CopyAsync(Stream source, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await ReadAsync(source, buffer, cancellationToken) is > 0 and var read)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                _written += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (_written < facts.Size)
        {
            throw new DownloadBrokenException(null);
        }
    }

    private async Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(stallTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stalled.Token, cancellationToken);
        try
        {
            return await source.ReadAsync(buffer, either.Token);
        }
        catch (Exception e) when (
            e is IOException or HttpRequestException or AmazonClientException
            || (e is OperationCanceledException && stalled.IsCancellationRequested))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new DownloadBrokenException(e);
        }
    }

    /// <summary>The connection broke or stalled; what was written is good.</summary>
    private sealed class DownloadBrokenException(Exception? inner)
        : IOException("The connection to storage broke during a download.", inner);
}
