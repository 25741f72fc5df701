using System.Collections.Immutable;
using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Matching;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.Media;

namespace TVidz.Accuracy.Early;

/// <summary>A library as the early stages need it, in this process, and these stages, whatever a video's size.</summary>
/// <param name="analyzer">The analysis.</param>
/// <param name="padding">Synthetic videos in the library.</param>
internal sealed class EarlyLibrary(IMediaAnalyzer analyzer, int padding)
{
    private readonly FullCopyJudge _judge = new(new FingerprintMatcher(new MatcherOptions()));
    private readonly PaddedLibrary _library = new(padding);
    private readonly Dictionary<string, Fingerprint> _fingerprints = [];
    private readonly Dictionary<string, ImmutableArray<PacketGroup>> _packets = [];

    /// <summary>Puts a video into the library; one at a time, all before the first query.</summary>
    public async Task AddAsync(string id, string path, CancellationToken cancellationToken)
    {
        var info = await analyzer.ProbeAsync(path, cancellationToken);
        _fingerprints[id] = (await analyzer.AnalyzeAsync(path, info, null, cancellationToken)).Fingerprint.WithoutProbe();
        _packets[id] = (await analyzer.ReadPacketsAsync(path, info, cancellationToken)).Track?.Groups ?? [];
        _library.Put(id, _fingerprints[id]);
    }

    /// <summary>What the early stages make of a query.</summary>
    public async Task<EarlyDecision> DecideAsync(Query query, string path, CancellationToken cancellationToken)
    {
        var info = await analyzer.ProbeAsync(path, cancellationToken);
        var packets = await analyzer.ReadPacketsAsync(path, info, cancellationToken);
        if (packets.Track is not { } track)
        {
            return new EarlyDecision(query, EarlyStage.None);
        }

        foreach (var (id, groups) in _packets)
        {
            if (PacketMatcher.FindWithin(track, groups) is { } place)
            {
                return new EarlyDecision(query, EarlyStage.Packets, id, place);
            }
        }

        return !info.HasCheapKeyFrames || packets.KeyFrameShare > CopyProposals.MostKeyFrames
            ? new EarlyDecision(query, EarlyStage.None)
            : await DecideByKeyFramesAsync(query, path, info, track, cancellationToken);
    }

    /// <summary>What a full analysis finds.</summary>
    public async Task<IReadOnlyList<Found>> AskInFullAsync(string path, CancellationToken cancellationToken) =>
        Search(await OwnMatcher.FingerprintAsync(analyzer, path, cancellationToken));

    /// <summary>What is known of a query that was decided early: its original, and what shares material with that.</summary>
    public IReadOnlyList<Found> Known(EarlyDecision decision)
    {
        var (original, place) = (_fingerprints[decision.OriginalId!], decision.Place!.Value);
        var others = Search(FingerprintSlice.Of(original, place.MatchStart, place.MatchEnd));
        return [new Found(decision.OriginalId!, 1, [place]), .. others.Where(found => found.Id != decision.OriginalId)];
    }

    private async Task<EarlyDecision> DecideByKeyFramesAsync(
        Query query, string path, MediaInfo info, PacketTrack packets, CancellationToken cancellationToken)
    {
        var reading = await analyzer.ReadKeyFramesAsync(
            path, info, packets, first => Task.FromResult(Proposed(first).Length > 0), cancellationToken);
        CopyDoubt? doubt = null;
        foreach (var match in reading.Track is { } track ? Proposed(track) : [])
        {
            var original = _fingerprints[match.VideoId];
            var present = _judge.Doubt(reading.Track!, packets, original);
            if (present is CopyDoubt.None)
            {
                return new EarlyDecision(
                    query, EarlyStage.KeyFrames, match.VideoId, new Segment(0, packets.Duration, 0, original.Duration, 1, false));
            }

            doubt ??= present;
        }

        return new EarlyDecision(query, EarlyStage.None, Doubt: doubt);
    }

    private IndexMatch[] Proposed(KeyFrameTrack keyFrames) =>
    [
        .. _library.Search(keyFrames.Fingerprint, CopyProposals.LeastScore, CopyProposals.MostFound)
            .Where(found => CopyProposals.IsInPlace(found.Match))
            .Take(CopyProposals.MostJudged),
    ];

    private IReadOnlyList<Found> Search(Fingerprint fingerprint) =>
    [
        .. _library.Search(fingerprint, leastScore: null, CopyProposals.MostFound)
            .Select(found => new Found(found.VideoId, found.Match.Score, found.Match.Segments)),
    ];
}
