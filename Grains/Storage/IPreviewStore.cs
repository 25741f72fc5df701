using TVidz.Media;

namespace TVidz.Grains.Storage;

/// <summary>The posters and thumbnails of videos.</summary>
public interface IPreviewStore
{
    /// <summary>Stores a video's pictures in the place of earlier ones.</summary>
    Task PutAsync(string videoId, MediaPreviews previews, CancellationToken cancellationToken);

    /// <summary>Stores copies of one video's pictures as another's, in the place of earlier ones.</summary>
    /// <returns>False: the first one's are gone.</returns>
    Task<bool> CopyAsync(string fromVideoId, string toVideoId, CancellationToken cancellationToken);

    /// <summary>Removes a video's pictures. No effect when it has none.</summary>
    Task DeleteAsync(string videoId, CancellationToken cancellationToken);
}
