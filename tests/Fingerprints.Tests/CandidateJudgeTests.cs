namespace TVidz.Fingerprints.Tests;

public sealed class CandidateJudgeTests
{
    private readonly CandidateJudge _judge = new(new FingerprintMatcher(new MatcherOptions()));

    [Fact]
    public void Of_many_videos_the_best_over_all_partitions_are_chosen()
    {
        var proposals = Enumerable.Range(0, 4)
            .Select(partition => Proposal(
                10_000, Enumerable.Range(0, 64).Select(rank => ByPictures($"{partition}-{rank:00}", 15 + rank + (0.1 * partition)))))
            .ToList();

        var chosen = CandidateJudge.Choose(proposals);

        chosen.Count.ShouldBe(CandidateJudge.MostByPictures);
        chosen.Min(candidate => candidate.PictureNats!.Value).ShouldBeGreaterThanOrEqualTo(15 + 64 - 16);
    }

    [Fact]
    public void Of_many_videos_that_look_little_alike_only_the_first_eight_are_chosen()
    {
        var chosen = CandidateJudge.Choose(
            [Proposal(10_000, Enumerable.Range(0, 64).Select(rank => ByPictures($"{rank:00}", 13.9 - rank)))]);

        chosen.Select(candidate => candidate.VideoId).ShouldBe(Enumerable.Range(0, 8).Select(rank => $"{rank:00}"));
    }

    [Fact]
    public void Where_few_videos_have_pictures_all_that_are_proposed_are_chosen()
    {
        var chosen = CandidateJudge.Choose(
            [.. Enumerable.Range(0, 4).Select(partition => Proposal(
                64, Enumerable.Range(0, 64).Select(rank => ByPictures($"{partition}-{rank:00}", 0))))]);

        chosen.Count.ShouldBe(256);
    }

    [Fact]
    public void A_video_that_its_cuts_propose_and_not_its_pictures_is_aligned_along_its_cuts()
    {
        var low = Enumerable.Range(0, 20).Select(rank => ByPictures($"{rank:00}", 10 - rank) with { CutNats = 30 });

        var chosen = CandidateJudge.Choose([Proposal(10_000, low)]);

        chosen.Count.ShouldBe(20);
        chosen.Count(candidate => candidate.PictureNats is not null).ShouldBe(8);
    }

    [Fact]
    public void Of_what_cuts_propose_the_best_over_all_partitions_are_chosen()
    {
        var chosen = CandidateJudge.Choose(
            [.. Enumerable.Range(0, 3).Select(partition => Proposal(
                0, Enumerable.Range(0, 200).Select(rank => ByCuts($"{partition}-{rank:000}", rank))))]);

        chosen.Count.ShouldBe(CandidateJudge.MostByCuts);
        chosen.Min(candidate => candidate.CutNats).ShouldBe(200 - 86);
    }

    [Fact]
    public void What_many_videos_of_all_partitions_share_with_the_query_counts_little()
    {
        var intro = Films.Film(1, 30);
        var query = Films.Join(intro, Films.Film(2, 200));
        var candidates = Enumerable.Range(0, 12)
            .Select(video => ByCuts($"{video:00}", 1) with { Fingerprint = Films.Join(intro, Films.Film(100 + video, 200)) })
            .ToList();

        var alone = _judge.Judge(query, candidates.Take(11), minScore: null, limit: 100);
        var common = _judge.Judge(query, candidates, minScore: 0, limit: 100);

        alone.Count.ShouldBe(11);
        common[0].Match.Score.ShouldBeLessThan(alone[0].Match.Score);
    }

    [Fact]
    public void A_candidate_whose_fingerprint_is_gone_is_left_out()
    {
        var film = Films.Film(1, 40);

        var found = _judge.Judge(film, [ByPictures("gone", 50), ByCuts("here", 50) with { Fingerprint = film }], null, 10);

        found.ShouldHaveSingleItem().VideoId.ShouldBe("here");
    }

    [Fact]
    public void Videos_that_are_aligned_side_by_side_match_as_each_does_alone()
    {
        var query = PicturedVideos.Copy(1);
        var candidates = Enumerable.Range(0, 12)
            .Select(video => ByPictures($"{video:00}", 1) with { Fingerprint = PicturedVideos.Kept(video % 4) })
            .ToList();

        var found = _judge.Judge(query, candidates, minScore: 0, limit: 100);

        found.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var match in found)
        {
            var alone = _judge.Judge(query, candidates.Where(candidate => candidate.VideoId == match.VideoId), minScore: 0, limit: 1);
            match.Match.Segments.ShouldBe(alone.ShouldHaveSingleItem().Match.Segments);
            match.Match.Score.ShouldBe(alone[0].Match.Score);
        }
    }

    private static IndexProposal Proposal(int videosWithPictures, IEnumerable<IndexCandidate> candidates) =>
        new([.. candidates.Reverse()], videosWithPictures);

    private static IndexCandidate ByPictures(string id, double nats) => new(id, 1, null, nats, null);

    private static IndexCandidate ByCuts(string id, double nats) => new(id, 1, nats, null, null);
}
