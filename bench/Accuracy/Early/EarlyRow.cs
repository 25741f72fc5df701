using TVidz.Accuracy.Measuring;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;

namespace TVidz.Accuracy.Early;

/// <summary>What the early stages made of a transform's queries, and what a full analysis of those finds that they decided.</summary>
/// <param name="Transform">The transform.</param>
/// <param name="Queries">How many were asked.</param>
/// <param name="Packets">Decided by packets.</param>
/// <param name="KeyFrames">Decided by key frames.</param>
/// <param name="False">Decided for a video that the query does not show, or not from beginning to end.</param>
/// <param name="FoundOn">Of those decided, how many have their film in the answer of the early stages.</param>
/// <param name="FoundOff">The same in the answer of a full analysis.</param>
/// <param name="FalseOn">Other videos in the answers of the early stages.</param>
/// <param name="FalseOff">The same in the answers of a full analysis.</param>
/// <param name="Doubts">Why the others were not decided by their key frames, and how often.</param>
internal sealed record EarlyRow(
    string Transform, int Queries, int Packets, int KeyFrames, int False, int FoundOn, int FoundOff, int FalseOn, int FalseOff,
    IReadOnlyDictionary<CopyDoubt, int> Doubts)
{
    /// <summary>The least that the claimed seconds must have in common with the true ones.</summary>
    private const double LeastIou = 0.95;

    /// <summary>A decision, and where it was early, both answers.</summary>
    internal sealed record Asked(EarlyDecision Decision, Answer? On, Answer? Off)
    {
        /// <summary>Whether the decision claims what is not so.</summary>
        public bool IsFalse => On is not null
            && (Decision.OriginalId != Decision.Query.FilmId || !(On.Iou >= LeastIou));
    }

    /// <summary>The row of some queries.</summary>
    public static EarlyRow Of(string transform, IReadOnlyCollection<Asked> asked)
    {
        int Count(Func<Asked, bool> which) => asked.Count(which);
        return new EarlyRow(
            transform,
            asked.Count,
            Count(query => query.Decision.By is EarlyStage.Packets),
            Count(query => query.Decision.By is EarlyStage.KeyFrames),
            Count(query => query.IsFalse),
            Count(query => query.On?.IsFound(Alignment.Threshold) ?? false),
            Count(query => query.Off?.IsFound(Alignment.Threshold) ?? false),
            asked.Sum(query => query.On?.FalseMatches(Alignment.Threshold) ?? 0),
            asked.Sum(query => query.Off?.FalseMatches(Alignment.Threshold) ?? 0),
            asked.Where(query => query.Decision.Doubt is not null)
                .CountBy(query => query.Decision.Doubt!.Value)
                .ToDictionary());
    }
}
