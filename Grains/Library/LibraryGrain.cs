using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Polly;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Analysis;
using TVidz.Grains.Index;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Library;

/// <summary>The library as the database holds it.</summary>
[StatelessWorker]
public sealed class LibraryGrain(
    VideoStore videoStore,
    FingerprintStore fingerprintStore,
    IndexSearch search,
    MatchStore matchStore,
    DecisionStore decisionStore,
    FingerprintMatcher matcher,
    IOptions<AnalysisOptions> options,
    TimeProvider clock) : Grain, ILibraryGrain
{
    private readonly ResiliencePipeline _retrying = PassingFailures.Retrying(options.Value, clock);

    /// <inheritdoc/>
    public Task<VideoPage> List(VideoListQuery query) => videoStore.ListAsync(query, default);

    /// <inheritdoc/>
    public async Task<ImmutableArray<Duplicate>?> GetDuplicates(string videoId)
    {
        var duplicates = await matchStore.ReadAsync(videoId, default);
        if (!duplicates.IsEmpty)
        {
            return duplicates;
        }

        // An analysis under way may have found some already.
        var found = await GrainFactory.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(videoId)).GetFound();
        return !found.IsEmpty ? await matchStore.DescribeAsync(found, default)
            : await videoStore.FindAsync(videoId, default) is null ? null
            : [];
    }

    /// <inheritdoc/>
    public async Task<LibraryAnswer> Search(SearchQuery query)
    {
        // The names of those who are proposed are read while these are judged.
        Task<IReadOnlyDictionary<string, string>>? names = null;
        var answer = await search.SearchAsync(query, videoIds => names = matchStore.ReadNamesAsync(videoIds, default));
        return new LibraryAnswer(
            MatchStore.Describe(answer.Matches, await names!),
            answer.PartitionsAnswered, answer.PartitionsTotal, answer.Milliseconds);
    }

    /// <inheritdoc/>
    public async Task<PairExplanation?> Explain(string videoId, string otherId)
    {
        if (await fingerprintStore.FindAsync(videoId, default) is not { } video
            || await fingerprintStore.FindAsync(otherId, default) is not { } other)
        {
            return null;
        }

        var alignment = matcher.Align(video.Fingerprint, other.Fingerprint);
        var explanation = new PairExplanation
        {
            VideoId = videoId,
            MatchId = otherId,
            IsDuplicate = alignment.IsMatch,
            Score = alignment.Score,
            MinScore = Alignment.Threshold,
            Match = alignment.Match,
            AlignedCuts = alignment.AlignedCuts,
            AgreeingPictures = alignment.AgreeingPictures,
            Parts = alignment.Parts,
            Missing = alignment.Missing,
            Decision = await decisionStore.FindAsync(videoId, otherId, default),
        };
        var stored = (await matchStore.ReadAsync(videoId, default)).FirstOrDefault(pair => pair.VideoId == otherId);
        return stored is null ? explanation : AsFound(explanation, stored);
    }

    /// <inheritdoc/>
    public async Task<Decision?> Decide(
        string videoId, string otherId, Verdict verdict, string? note, string? decidedBy)
    {
        var decision = new Decision(verdict, note, decidedBy, clock.GetUtcNow());
        var stored = await decisionStore.SaveAsync(videoId, otherId, decision, default);
        if (stored is not null)
        {
            await RefreshDuplicates(videoId, otherId);
        }

        return stored;
    }

    /// <inheritdoc/>
    public async Task WithdrawDecision(string videoId, string otherId)
    {
        if (await decisionStore.DeleteAsync(videoId, otherId, default))
        {
            await RefreshDuplicates(videoId, otherId);
        }
    }

    /// <inheritdoc/>
    public Task<VideoSnapshot?> FindByFileName(string fileName) => videoStore.FindByFileNameAsync(fileName, default);

    /// <inheritdoc/>
    public async Task Import(ImmutableArray<ImportedVideo> videos)
    {
        var entries = await fingerprintStore.ImportAsync(
            videos,
            fingerprint => matcher.HasEvidence(fingerprint) ? Evidence.Sufficient : Evidence.Insufficient,
            clock.GetUtcNow(),
            default);
        var index = GrainFactory.GetGrain<IFingerprintSearchGrain>(GrainKeys.Shared);
        await _retrying.ExecuteAsync(async _ => await index.Put(entries));
    }

    /// <inheritdoc/>
    public Task Check() => videoStore.CheckAsync(default);

    private async Task RefreshDuplicates(params string[] videoIds)
    {
        foreach (var videoId in videoIds)
        {
            await GrainFactory.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(videoId)).RefreshDuplicates();
        }
    }

    /// <summary>
    /// A pair that is a duplicate stays one as it was found: by more pictures than are kept of a video, or by equal bytes,
    /// which need no evidence. What is kept may show less of it.
    /// </summary>
    private static PairExplanation AsFound(PairExplanation explanation, Duplicate stored) => explanation with
    {
        IsDuplicate = true,
        Score = stored.Score,
        Match = new VideoMatch(stored.Score, stored.Kind, stored.Coverage, stored.MatchCoverage, stored.Segments),
        Missing = [],
    };
}
