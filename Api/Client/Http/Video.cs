namespace TVidz.Client.Http;

/// <summary>A video as the Api describes it, as far as this client shows it.</summary>
/// <param name="VideoId">Its id.</param>
/// <param name="Bucket">The S3 bucket; empty for an imported fingerprint.</param>
/// <param name="Key">The S3 key.</param>
/// <param name="FileName">The name that a person gave it.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Progress">How much of the analysis is done, 0 to 1.</param>
/// <param name="Evidence">Whether its fingerprint can decide anything; null until analysed.</param>
/// <param name="Duration">Length in seconds, when known.</param>
/// <param name="SceneCuts">Shot boundaries in seconds.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record Video(
    string VideoId,
    string Bucket,
    string Key,
    string FileName,
    VideoStatus Status,
    double Progress,
    Evidence? Evidence,
    double? Duration,
    IReadOnlyList<double> SceneCuts,
    VideoError? Error)
{
    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsTerminal => Status is VideoStatus.Completed or VideoStatus.Failed;
}
