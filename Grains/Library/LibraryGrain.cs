using System.Collections.Immutable;
using Orleans.Concurrency;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Library;

/// <summary>The library as the database holds it.</summary>
[StatelessWorker]
public sealed class LibraryGrain(
    VideoStore videoStore,
    FingerprintStore fingerprintStore,
    MatchStore matchStore,
    FingerprintMatcher matcher,
    TimeProvider clock) : Grain, ILibraryGrain
{
    /// <inheritdoc/>
    public Task<VideoPage> List(VideoListQuery query) => videoStore.ListAsync(query, default);

    /// <inheritdoc/>
    public async Task<ImmutableArray<Duplicate>?> GetDuplicates(string videoId)
    {
        var duplicates = await matchStore.ReadAsync(videoId, default);
        return duplicates.IsEmpty && await videoStore.FindAsync(videoId, default) is null ? null : duplicates;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Duplicate>> Describe(ImmutableArray<FoundMatch> matches) =>
        matchStore.DescribeAsync(matches, default);

    /// <inheritdoc/>
    public async Task<PairExplanation?> Explain(string videoId, string otherId)
    {
        if (await fingerprintStore.FindAsync(videoId, default) is not { } video
            || await fingerprintStore.FindAsync(otherId, default) is not { } other)
        {
            return null;
        }

        var alignment = matcher.Align(video.Fingerprint, other.Fingerprint);
        return new PairExplanation
        {
            VideoId = videoId,
            MatchId = otherId,
            IsDuplicate = alignment.IsMatch,
            Score = alignment.Score,
            MinScore = Alignment.Threshold,
            Match = alignment.Match,
            AlignedCuts = alignment.AlignedCuts,
            Parts = alignment.Parts,
            Missing = alignment.Missing,
        };
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
        await GrainFactory.GetGrain<IFingerprintSearchGrain>(GrainKeys.Shared).Put(entries);
    }

    /// <inheritdoc/>
    public Task Check() => videoStore.CheckAsync(default);
}
