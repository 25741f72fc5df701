using TVidz.Accuracy.Matching;
using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Measuring;

/// <summary>What is demanded, what was measured, and whether that is enough.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Demanded">The bar.</param>
/// <param name="Measured">The figure; none where this run has nothing to measure it on.</param>
/// <param name="AtMost">Whether less is better.</param>
internal sealed record Bar(string Name, double Demanded, double? Measured, bool AtMost)
{
    /// <summary>Names of bars.</summary>
    public const string FirstList = "recall, first list, 10 s or more shared",
        HardList = "recall, hard list, 20 s or more shared",
        Fragment8 = "recall, plain fragments of 8 s",
        Phone = "recall, single-shot phone clips",
        FalseMatches = "false matches, films",
        FalsePadding = "false matches, padding",
        Iou = "mean segment IoU",
        Size = "fingerprint, bytes a minute of video";

    /// <summary>Whether the figure is enough; what was not measured is not missed.</summary>
    public bool Passed => Measured is not { } figure || (AtMost ? figure <= Demanded : figure >= Demanded);

    /// <summary>All bars over a system's answers.</summary>
    public static IReadOnlyList<Bar> Of(IVideoMatcher system, IReadOnlyList<Answer> answers, AnalysisCost? cost)
    {
        var threshold = system.Threshold;
        Answer[] counted = [.. answers.Where(Measure.Counts)];
        Bar Recall(string name, double demanded, Demand demand) => new(
            name, demanded, Measure.Of(name, counted.Where(answer => answer.Query.Demand == demand), threshold).Recall, false);
        return
        [
            Recall(FirstList, 0.995, Demand.FirstList),
            Recall(HardList, 0.95, Demand.HardList),
            Recall("recall, picture in picture on moving video", 0.75, Demand.MovingBackground),
            Recall(Fragment8, 0.98, Demand.Fragment8),
            Recall("recall, plain fragments of 5 s", 0.90, Demand.Fragment5),
            Recall("recall, plain fragments of 3 s", 0.60, Demand.Fragment3),
            Recall("recall, three disguises at once, 8 s", 0.95, Demand.ThreeDisguises8),
            Recall(Phone, 1, Demand.Phone),
            new(FalseMatches, 0, answers.Sum(answer => answer.FalseMatches(threshold) - answer.FalsePadding(threshold)), true),
            new(FalsePadding, 0, system.Padding > 0 ? answers.Sum(answer => answer.FalsePadding(threshold)) : null, true),
            new(Iou, 0.90, Measure.Of("", answers, threshold).Iou, false),
            new("analysis, times the CPU of bare decoding", 1.25, cost?.Ratio, true),
            new(Size, 4096, system.BytesAMinute, true),
        ];
    }
}
