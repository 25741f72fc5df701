using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>
/// One video's life, keyed <see cref="GrainKeys.Video"/>: a state machine that decides, and records, and never waits
/// for an analysis. Whoever analyses begins an attempt here and reports under its number; a report of an attempt that
/// has been superseded changes nothing and is answered <c>false</c>.
/// </summary>
[Alias("tvidz.IVideoAnalysisGrain")]
public interface IVideoAnalysisGrain : IGrainWithStringKey
{
    /// <summary>The video as it is now, or null when there is none.</summary>
    [ReadOnly, Alias("GetState")]
    Task<VideoSnapshot?> GetState();

    /// <summary>Snapshots from now on, the present one first, until the terminal one; ends at once when there is no video.</summary>
    [Alias("Watch")]
    IAsyncEnumerable<VideoSnapshot> Watch(CancellationToken cancellationToken = default);

    /// <summary>An upload is about to come: the video exists as pending. No effect on a video that is further on.</summary>
    [Alias("Announce")]
    Task<VideoSnapshot> Announce(ObjectFacts facts);

    /// <summary>A message that asks for another analysis has been put on the queue: the video is queued, unless something has happened to it since.</summary>
    /// <param name="revision">The revision of the snapshot that was seen before the message was sent.</param>
    [Alias("Queue")]
    Task<VideoSnapshot?> Queue(long revision);

    /// <summary>May the caller analyse this object now? See <see cref="BeginAnswer"/>.</summary>
    [Alias("Begin")]
    Task<BeginAnswer> Begin(BeginRequest request);

    /// <summary>The attempt goes on. False: superseded, stop working.</summary>
    [Alias("ReportProgress")]
    Task<bool> ReportProgress(int attempt, AnalysisProgress progress);

    /// <summary>Persists the fingerprint and goes on to matching.</summary>
    /// <returns>The stored fingerprint's revision, to go with the index entry; null: superseded.</returns>
    [Alias("SaveFingerprint")]
    Task<long?> SaveFingerprint(int attempt, MediaFacts facts, Fingerprint fingerprint);

    /// <summary>Persists the matches and completes the video. False: superseded.</summary>
    [Alias("Complete")]
    Task<bool> Complete(int attempt, MatchSet matches);

    /// <summary>
    /// Ends the attempt without a result: fails the video for good, or leaves it completed with the result that this
    /// version of its object had before. False: superseded.
    /// </summary>
    [Alias("Fail")]
    Task<bool> Fail(int attempt, VideoError error);

    /// <summary>Gives the attempt up so that another may follow: back to queued. False: superseded.</summary>
    [Alias("Release")]
    Task<bool> Release(int attempt);

    /// <summary>The object cannot be read at all (missing, access denied): fails the video unless an analysis of it is done or alive.</summary>
    /// <param name="facts">The object as the event names it.</param>
    /// <param name="error">What to say.</param>
    /// <param name="messageId">The event's message: an attempt that it began itself is not alive any more.</param>
    [Alias("Reject")]
    Task Reject(ObjectFacts facts, VideoError error, string messageId);

    /// <summary>Another video's match with this one came or went: reads the count anew. One way, so that two videos that tell each other never wait for each other.</summary>
    [OneWay, Alias("RefreshDuplicates")]
    Task RefreshDuplicates();

    /// <summary>Takes the video out of the library, the index and the matches; an attempt under way is superseded.</summary>
    /// <returns>False: there was none.</returns>
    [Alias("Delete")]
    Task<bool> Delete();
}
