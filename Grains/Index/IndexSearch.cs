using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.Grains.Persistence;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Index;

/// <summary>
/// Asks all partitions in parallel, reads from the database what they do not know of the videos that they propose, and
/// judges these. Of a query without pictures partitions know all. For grains: runs where its caller runs.
/// </summary>
public sealed partial class IndexSearch(
    IGrainFactory grains,
    FingerprintStore fingerprints,
    CandidateJudge judge,
    IOptions<IndexOptions> options,
    ILogger<IndexSearch> logger)
{
    private int Partitions => options.Value.Partitions;

    /// <summary>Who in the library shares material with the query.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="proposed">
    /// Told the ids of all who may be in the answer, before they are judged: what is asked of them elsewhere is answered meanwhile.
    /// </param>
    public async Task<SearchAnswer> SearchAsync(SearchQuery query, Action<string[]>? proposed = null)
    {
        using var span = TVidzTelemetry.Source.StartActivity("search");
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Partitions).Select(partition => Ask(partition, query)));
        IndexProposal[] proposals = [.. answers.OfType<IndexProposal>()];
        var chosen = CandidateJudge.Choose(proposals);
        proposed?.Invoke([.. chosen.Select(candidate => candidate.VideoId)]);
        var matches = judge.Judge(query.Fingerprint, await ReadAsync(chosen), query.MinScore, query.Limit);
        var elapsed = Stopwatch.GetElapsedTime(began);
        TVidzTelemetry.SearchDuration.Record(elapsed.TotalSeconds);
        return new SearchAnswer(
            [.. matches.Select(match => new FoundMatch(match.VideoId, match.Revision, match.Match))],
            proposals.Length, Partitions, elapsed.TotalMilliseconds);
    }

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

        Task<IndexProposal> AskOnce() =>
            grains.GetGrain<IFingerprintIndexGrain>(GrainKeys.Index(partition)).Propose(query);
    }

    [LoggerMessage(LogLevel.Warning, "Index partition {Partition} did not answer")]
    private partial void LogFailed(Exception failure, int partition);
}
