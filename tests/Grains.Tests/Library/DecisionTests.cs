using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Testing;

namespace TVidz.Grains.Tests.Library;

[Collection(GrainClusterCollection.Name)]
public sealed class DecisionTests(GrainCluster cluster)
{
    [Fact]
    public async Task A_dismissed_pair_is_listed_last_and_not_counted_from_both_sides()
    {
        var (film, copy, trailer) = await ThreeOfAKind(3.25);

        var decision = await cluster.Library.Decide(copy.VideoId, film.VideoId, Verdict.Dismissed, "the intro", "ann");

        decision.ShouldBe(new Decision(Verdict.Dismissed, "the intro", "ann", cluster.Clock.GetUtcNow()));
        foreach (var (one, other) in new[] { (film, copy), (copy, film) })
        {
            var duplicates = (await cluster.Library.GetDuplicates(one.VideoId))!.Value;
            duplicates.Select(duplicate => duplicate.VideoId).ShouldBe([trailer.VideoId, other.VideoId]);
            duplicates.Select(duplicate => duplicate.Decision).ShouldBe([null, decision]);
            await ShouldCount(one, 1);
        }

        (await cluster.Library.List(new VideoListQuery(Limit: 1000))).Items
            .Single(video => video.VideoId == film.VideoId).DuplicateCount.ShouldBe(1);
        (await cluster.Library.Explain(film.VideoId, copy.VideoId))!.Decision.ShouldBe(decision);
    }

    [Fact]
    public async Task A_decision_is_replaced_by_a_later_one_and_can_be_taken_back()
    {
        var (film, copy, _) = await ThreeOfAKind(4.5);
        await cluster.Library.Decide(film.VideoId, copy.VideoId, Verdict.Dismissed, "wrong", null);

        await cluster.Library.Decide(copy.VideoId, film.VideoId, Verdict.Confirmed, null, null);
        await ShouldCount(film, 2);
        (await DecisionOf(film, copy)).ShouldBe(new Decision(Verdict.Confirmed, null, null, cluster.Clock.GetUtcNow()));

        await cluster.Library.WithdrawDecision(film.VideoId, copy.VideoId);
        (await DecisionOf(film, copy)).ShouldBeNull();
    }

    [Fact]
    public async Task A_dismissed_pair_stays_dismissed_after_another_analysis_and_another_version_of_the_object()
    {
        var (film, copy, _) = await ThreeOfAKind(5.75);
        await cluster.Library.Decide(film.VideoId, copy.VideoId, Verdict.Dismissed, null, null);

        await cluster.Finish(copy, await cluster.Begin(copy, force: true), Cuts(5.75));
        (await DecisionOf(film, copy))!.Verdict.ShouldBe(Verdict.Dismissed);
        await ShouldCount(copy, 1);

        var changed = copy with { ETag = "etag-2" };
        await cluster.Video(copy.VideoId).Fail(await cluster.Begin(changed), new VideoError(VideoErrorCodes.Corrupt, "…"));
        var again = copy with { ETag = "etag-3" };
        await cluster.Finish(again, await cluster.Begin(again), Cuts(5.75));
        (await DecisionOf(film, copy))!.Verdict.ShouldBe(Verdict.Dismissed);
    }

    [Fact]
    public async Task A_decision_goes_with_either_video()
    {
        var (film, copy, _) = await ThreeOfAKind(6.5);
        await cluster.Library.Decide(film.VideoId, copy.VideoId, Verdict.Dismissed, null, null);

        await cluster.Video(film.VideoId).Delete();

        (await cluster.Scalar(
            $"SELECT count(*) FROM decisions WHERE '{copy.VideoId}' IN (first_id, second_id)")).ShouldBe(0);
    }

    [Fact]
    public async Task There_is_no_decision_about_a_video_that_is_not_there()
    {
        var film = await cluster.Analyse(7, 9.5, 14, 21);

        (await cluster.Library.Decide(film.VideoId, "unknown", Verdict.Confirmed, null, null)).ShouldBeNull();
        (await cluster.Library.Decide("unknown", film.VideoId, Verdict.Confirmed, null, null)).ShouldBeNull();
    }

    /// <summary>The cuts of a film of its own for each seed.</summary>
    private static double[] Cuts(double seed)
    {
        var random = new Random((int)(seed * 100));
        return [.. Enumerable.Range(0, 12).Select(i => (i * 5) + 1 + (4 * random.NextDouble()))];
    }

    private async Task<(ObjectFacts Film, ObjectFacts Copy, ObjectFacts Trailer)> ThreeOfAKind(double seed) =>
        (await cluster.Analyse(Cuts(seed)), await cluster.Analyse(Cuts(seed)), await cluster.Analyse(Cuts(seed)));

    private async Task<Decision?> DecisionOf(ObjectFacts one, ObjectFacts other) =>
        (await cluster.Library.GetDuplicates(one.VideoId))!.Value.Single(pair => pair.VideoId == other.VideoId).Decision;

    // The grains are told one way.
    private Task ShouldCount(ObjectFacts video, int count) => Eventually.HoldsAsync(
        $"{count} duplicates count", async () => (await cluster.Video(video.VideoId).GetState())!.DuplicateCount == count);
}
