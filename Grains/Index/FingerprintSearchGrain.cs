using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.Grains.Persistence;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Index;

/// <summary>
/// Asks all partitions in parallel, reads from the database what they do not know of the videos that they propose, and
/// judges these. Of a query without pictures partitions know all.
/// </summary>
[StatelessWorker]
public sealed partial class FingerprintSearchGrain(
    FingerprintStore fingerprints,
    CandidateJudge judge,
    IOptions<IndexOptions> options,
    ILogger<FingerprintSearchGrain> logger) : Grain, IFingerprintSearchGrain
{
    private int Partitions => options.Value.Partitions;

    /// <inheritdoc/>
    public async Task<SearchAnswer> Search(SearchQuery query)
    {
        using var span = TVidzTelemetry.Source.StartActivity("search");
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Partitions).Select(partition => Ask(partition, query)));
        IndexProposal[] proposals = [.. answers.OfType<IndexProposal>()];
        var candidates = await ReadAsync(CandidateJudge.Choose(proposals));
        var matches = judge.Judge(query.Fingerprint, candidates, query.MinScore, query.Limit);
        var elapsed = Stopwatch.GetElapsedTime(began);
        TVidzTelemetry.SearchDuration.Record(elapsed.TotalSeconds);
        return new SearchAnswer(
            [.. matches.Select(match => new FoundMatch(match.VideoId, match.Revision, match.Match))],
            proposals.Length, Partitions, elapsed.TotalMilliseconds);
    }

    /// <inheritdoc/>
    public Task Put(ImmutableArray<IndexEntry> entries) => Task.WhenAll(entries
        .GroupBy(entry => PartitionOf(entry.VideoId))
        .Select(group => Grain(group.Key).Put([.. group])));

    /// <inheritdoc/>
    public Task Remove(string videoId) => Grain(PartitionOf(videoId)).Remove(videoId);

    /// <inheritdoc/>
    public async Task<ImmutableArray<IndexPartitionView>> GetPartitions() =>
        [.. await Task.WhenAll(Enumerable.Range(0, Partitions).Select(partition => Grain(partition).GetState()))];

    /// <summary>
    /// Completes the candidates. What is stored counts: of another revision than the index knew, it is about to be put into
    /// the index; of a video that is not stored any more, it is about to be taken out.
    /// </summary>
    private async Task<IEnumerable<IndexCandidate>> ReadAsync(IReadOnlyList<IndexCandidate> candidates)
    {
        string[] missing =
            [.. candidates.Where(candidate => candidate.Fingerprint is null).Select(candidate => candidate.VideoId)];
        if (missing.Length == 0)
        {
            return candidates;
        }

        var stored = await fingerprints.FindAsync(missing, CancellationToken.None);
        return candidates.Select(candidate => stored.TryGetValue(candidate.VideoId, out var entry)
            ? candidate with { Revision = entry.Revision, Fingerprint = entry.Fingerprint }
            : candidate);
    }

    /// <summary>One partition's answer, or null: the caller then sees that the whole is incomplete.</summary>
    private async Task<IndexProposal?> Ask(int partition, SearchQuery query)
    {
        try
        {
            return await AskOnce();
        }
        catch (Exception firstFailure)
        {
            // The partition may just be moving: the second call finds it, or activates it, elsewhere.
            LogFailed(firstFailure, partition);
            try
            {
                return await AskOnce();
            }
            catch (Exception failure)
            {
                LogFailed(failure, partition);
                return null;
            }
        }

        Task<IndexProposal> AskOnce() => Grain(partition).Propose(query);
    }

    private IFingerprintIndexGrain Grain(int partition) =>
        GrainFactory.GetGrain<IFingerprintIndexGrain>(GrainKeys.Index(partition));

    private int PartitionOf(string videoId) => VideoPartitions.PartitionOf(videoId, Partitions);

    [LoggerMessage(LogLevel.Warning, "Index partition {Partition} did not answer")]
    private partial void LogFailed(Exception failure, int partition);
}
