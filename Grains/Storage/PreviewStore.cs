using Microsoft.Extensions.Options;
using TVidz.Media;

namespace TVidz.Grains.Storage;

/// <summary>Keeps them in the videos' bucket, under reserved keys. Thread-safe.</summary>
internal sealed class PreviewStore(ObjectStore store, IOptions<StorageOptions> options) : IPreviewStore
{
    private readonly string _bucket = options.Value.Bucket;

    /// <inheritdoc/>
    public async Task PutAsync(string videoId, MediaPreviews previews, CancellationToken cancellationToken)
    {
        await store.PutAsync(_bucket, ReservedKeys.Poster(videoId), previews.Poster, MediaTypes.Jpeg, cancellationToken);
        await store.PutAsync(_bucket, ReservedKeys.Thumbnails(videoId), previews.Thumbnails, MediaTypes.Jpeg, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> CopyAsync(string fromVideoId, string toVideoId, CancellationToken cancellationToken) =>
        await store.CopyAsync(_bucket, ReservedKeys.Poster(fromVideoId), ReservedKeys.Poster(toVideoId), cancellationToken)
        && await store.CopyAsync(
            _bucket, ReservedKeys.Thumbnails(fromVideoId), ReservedKeys.Thumbnails(toVideoId), cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAsync(string videoId, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(_bucket, ReservedKeys.Poster(videoId), cancellationToken);
        await store.DeleteAsync(_bucket, ReservedKeys.Thumbnails(videoId), cancellationToken);
    }
}
