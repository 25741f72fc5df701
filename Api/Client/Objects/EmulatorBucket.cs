using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace TVidz.Client.Objects;

/// <summary>A bucket of an S3 emulator.</summary>
internal sealed class EmulatorBucket(Uri endpoint, string name) : IDisposable
{
    // An emulator takes any credentials; these never reach anything else, for the endpoint is always given.
    private readonly AmazonS3Client _s3 = new(
        new BasicAWSCredentials("test", "test"),
        new AmazonS3Config
        {
            ServiceURL = endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
        });

    /// <summary>The bucket's name.</summary>
    public string Name { get; } = name;

    /// <summary>Makes the bucket; no effect when there is one.</summary>
    public Task CreateAsync(CancellationToken cancellationToken) => _s3.PutBucketAsync(Name, cancellationToken);

    /// <summary>All objects, by key; none when there is no bucket.</summary>
    public async Task<IReadOnlyDictionary<string, StoredObject>> ListAsync(CancellationToken cancellationToken)
    {
        var objects = new Dictionary<string, StoredObject>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = Name };
        ListObjectsV2Response page;
        do
        {
            try
            {
                page = await _s3.ListObjectsV2Async(request, cancellationToken);
            }
            catch (AmazonS3Exception error) when (error.ErrorCode == "NoSuchBucket")
            {
                return objects;
            }

            foreach (var item in page.S3Objects ?? [])
            {
                objects[item.Key] = new StoredObject(item.Key, item.ETag.Trim('"'));
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated ?? false);

        return objects;
    }

    /// <summary>Writes the object's content to <paramref name="path"/>.</summary>
    public async Task<SavedObject> GetAsync(StoredObject item, string path, CancellationToken cancellationToken)
    {
        using var response = await _s3.GetObjectAsync(Name, item.Key, cancellationToken);
        await using var file = File.Create(path);
        await response.ResponseStream.CopyToAsync(file, cancellationToken);
        return new SavedObject(
            item.Key,
            item.ETag,
            response.Headers.ContentType,
            response.Metadata.Keys.ToDictionary(key => key, key => response.Metadata[key]));
    }

    /// <summary>Puts the file at <paramref name="path"/> in as the object.</summary>
    public Task PutAsync(SavedObject item, string path, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = Name,
            Key = item.Key,
            FilePath = path,
            ContentType = item.ContentType,
        };
        foreach (var (key, value) in item.Metadata)
        {
            request.Metadata.Add(key, value);
        }

        return _s3.PutObjectAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _s3.Dispose();
}
