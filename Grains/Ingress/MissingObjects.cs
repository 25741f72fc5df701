using Microsoft.Extensions.Logging;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Analysis;
using TVidz.Grains.Persistence;
using TVidz.Grains.Storage;
using TVidz.Grains.Telemetry;
using TVidz.Grains.Videos;

namespace TVidz.Grains.Ingress;

/// <summary>Ends the events of objects that are gone, those of a receive together: their videos fail, by one statement.</summary>
internal sealed partial class MissingObjects(
    ObjectStore store, MissingVideoStore videos, TimeProvider clock, ILogger<MissingObjects> logger)
{
    /// <summary>How long an object may keep the others waiting for its answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Looks for the objects side by side, and records those that are not there.</summary>
    /// <returns>The events with nothing left to do: see <see cref="MissingVideoStore"/>.</returns>
    public async Task<IEnumerable<ObjectEvent>> EndAsync(
        IEnumerable<ObjectEvent> events, CancellationToken cancellationToken)
    {
        var byObject = events.ToLookup(e => new ObjectFacts(e.Bucket, e.Key, Size: e.Size));
        var missing = await FindAsync([.. byObject.Select(group => group.Key)], cancellationToken);
        if (missing.Count == 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var (settled, recorded) = await videos.RecordAsync(
            missing.Select(facts => NewVideo.Of(facts, now)).DistinctBy(video => video.VideoId),
            AnalysisErrors.ObjectMissing,
            now,
            cancellationToken);
        ObjectEvent[] ended = [.. missing.Where(facts => settled.Contains(facts.VideoId)).SelectMany(facts => byObject[facts])];
        Array.ForEach(ended, logger.LogProcessing);
        if (recorded > 0)
        {
            LogRecorded(recorded, VideoErrorCodes.ObjectMissing);
            TVidzTelemetry.Failures.Add(
                recorded, new KeyValuePair<string, object?>("code", VideoErrorCodes.ObjectMissing));
        }

        return ended;
    }

    private async Task<IReadOnlyList<ObjectFacts>> FindAsync(
        IReadOnlyList<ObjectFacts> objects, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var areMissing = await Task.WhenAll(objects.Select(facts => IsMissingAsync(facts, either.Token)));
        return [.. objects.Where((_, i) => areMissing[i])];
    }

    private async Task<bool> IsMissingAsync(ObjectFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            return await store.HeadAsync(facts.Bucket, facts.Key, cancellationToken) is null;
        }
        catch (Exception)
        {
            // Its own handler asks again, and knows what to do about the failure.
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} videos failed: {Code}")]
    private partial void LogRecorded(int count, string code);
}
