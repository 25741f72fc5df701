using TVidz.Client.Display;
using TVidz.Client.Http;

namespace TVidz.Client.Uploads;

/// <summary>Takes files from the disk to the end of their analysis, several side by side.</summary>
internal sealed class FilePipeline(ApiClient api, Uploader uploader)
{
    private const int SideBySide = 8;

    /// <summary>Takes all files through; the outcomes are in the files' order.</summary>
    public async Task<IReadOnlyList<FileOutcome>> RunAsync(
        IReadOnlyList<FileInfo> files, IProgressDisplay display, CancellationToken cancellationToken)
    {
        var outcomes = new FileOutcome[files.Count];
        await display.ShowAsync(files, lines => Parallel.ForEachAsync(
            Enumerable.Range(0, files.Count),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (i, token) => outcomes[i] = await TakeThroughAsync(files[i], lines[i], token)));
        return outcomes;
    }

    private async Task<FileOutcome> TakeThroughAsync(
        FileInfo file, IFileProgress progress, CancellationToken cancellationToken)
    {
        var outcome = await TryTakeThroughAsync(file, progress, cancellationToken);
        progress.End(outcome.Error);
        return outcome;
    }

    private async Task<FileOutcome> TryTakeThroughAsync(
        FileInfo file, IFileProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Length == 0)
            {
                return new FileOutcome(file, null, "The file is empty.");
            }

            var ticket = await api.CreateUploadAsync(
                file.Name, ContentTypes.For(file.Name), file.Length, cancellationToken);
            await uploader.PutAsync(ticket, file, sent => progress.Report("uploading", sent), cancellationToken);
            var video = await FollowAsync(ticket.VideoId, progress, cancellationToken);
            return new FileOutcome(file, video, video.Error?.Message);
        }
        catch (Exception error) when (error is ApiException or IOException or UnauthorizedAccessException)
        {
            return new FileOutcome(file, null, error.Message);
        }
    }

    private async Task<Video> FollowAsync(
        string videoId, IFileProgress progress, CancellationToken cancellationToken)
    {
        Video? last = null;
        await foreach (var video in new VideoWatcher(api).WatchAsync(videoId, cancellationToken))
        {
            last = video;
            progress.Report(NameOf(video.Status), video.Progress);
        }

        return last!;
    }

    /// <summary>The stage as it is shown: an uploaded file that is still announced only waits for its event.</summary>
    private static string NameOf(VideoStatus status) => status switch
    {
        VideoStatus.Pending or VideoStatus.Queued => "queued",
        VideoStatus.Analyzing => "analyzing",
        VideoStatus.Matching => "matching",
        VideoStatus.Completed => "done",
        _ => "failed",
    };
}
