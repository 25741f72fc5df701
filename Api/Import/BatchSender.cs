using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Import;

/// <summary>
/// Hands batches to the library, a few at a time, so that parsing, database and index work side by side; when these are
/// under way, the next has to wait, and with it whoever sends the lines.
/// </summary>
/// <param name="library">Where to.</param>
internal sealed class BatchSender(ILibraryGrain library)
{
    private const int MostUnderWay = 4;

    private readonly Queue<(Dictionary<string, ImportedVideo> Videos, Task Import)> _underWay = new();

    /// <summary>Videos taken in so far.</summary>
    public long Imported { get; private set; }

    /// <summary>
    /// Sends a batch of videos by id. Two batches under way never have a video in common: the later one would not be sure
    /// to come second.
    /// </summary>
    public async Task SendAsync(Dictionary<string, ImportedVideo> batch)
    {
        while (_underWay.Count == MostUnderWay || _underWay.Any(other => batch.Keys.Any(other.Videos.ContainsKey)))
        {
            await EndOldestAsync();
        }

        _underWay.Enqueue((batch, library.Import([.. batch.Values])));
    }

    /// <summary>Waits for all that is under way.</summary>
    public async Task EndAsync()
    {
        while (_underWay.Count > 0)
        {
            await EndOldestAsync();
        }
    }

    private async Task EndOldestAsync()
    {
        var (videos, import) = _underWay.Dequeue();
        await import;
        Imported += videos.Count;
    }
}
