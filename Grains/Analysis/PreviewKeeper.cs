using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Storage;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>Sees to a video's poster and thumbnails. Where storage takes none, the video does without.</summary>
internal sealed partial class PreviewKeeper(
    IPreviewStore store, IOptions<AnalysisOptions> options, TimeProvider clock, ILogger<PreviewKeeper> logger)
{
    private readonly ResiliencePipeline _retrying = PassingFailures.Retrying(options.Value, clock);

    /// <summary>Stores what was made of the video's own frames.</summary>
    /// <returns>How the thumbnails lie; null: there are none.</returns>
    public async Task<Thumbnails?> StoreAsync(MediaPreviews? made, string videoId, CancellationToken cancellationToken)
    {
        if (made is null || !await TryAsync(
            async token =>
            {
                await store.PutAsync(videoId, made, token);
                return true;
            },
            videoId,
            cancellationToken))
        {
            return null;
        }

        var grid = made.Grid;
        return new Thumbnails(grid.Count, grid.Columns, grid.Width, grid.Height, grid.Interval);
    }

    /// <summary>Gives a copy, whose frames are not decoded, the pictures of its original.</summary>
    /// <param name="thumbnails">How the original's lie; null: it has none.</param>
    /// <param name="original">The original's id.</param>
    /// <param name="videoId">The copy's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How the copy's lie; null: there are none.</returns>
    public async Task<Thumbnails?> CopyAsync(
        Thumbnails? thumbnails, string original, string videoId, CancellationToken cancellationToken) =>
        thumbnails is not null
        && await TryAsync(token => store.CopyAsync(original, videoId, token), videoId, cancellationToken)
            ? thumbnails
            : null;

    /// <summary>Removes the video's pictures.</summary>
    public Task DeleteAsync(string videoId) => store.DeleteAsync(videoId, CancellationToken.None);

    private async Task<bool> TryAsync(
        Func<CancellationToken, Task<bool>> write, string videoId, CancellationToken cancellationToken)
    {
        try
        {
            return await _retrying.ExecuteAsync(async token => await write(token), cancellationToken);
        }
        catch (Exception failure) when (AwsErrors.IsConfiguration(failure))
        {
            LogNoPreviews(failure, videoId);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Video {VideoId}: storage refuses its poster and thumbnails, it does without")]
    private partial void LogNoPreviews(Exception failure, string videoId);
}
