using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class MatchStoreTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private readonly VideoStore _videos = new(database.DataSource);
    private readonly FingerprintStore _fingerprints = Sample.Fingerprints(database.DataSource);
    private readonly MatchStore _matches = new(database.DataSource);

    [Fact]
    public async Task A_pair_is_one_row_and_reads_from_both_sides()
    {
        var a = await AddAsync("both-a");
        var b = await AddAsync("both-b");

        var changed = await _matches.ReplaceAsync("both-b", Sample.Matches(b, Sample.Match("both-a", a)), default);

        changed.ShouldBe(["both-a"]);
        (await _matches.ReadAsync("both-b", default)).ShouldHaveSingleItem().ShouldSay(new Duplicate(
            "both-a", "both-a", 0.75, MatchKind.Partial, 0.5, 0.25, [new Segment(10, 40, 100, 160, 2, true)]));
        (await _matches.ReadAsync("both-a", default)).ShouldHaveSingleItem().ShouldSay(new Duplicate(
            "both-b", "both-b", 0.75, MatchKind.Partial, 0.25, 0.5, [new Segment(100, 160, 10, 40, 0.5, true)]));
    }

    [Fact]
    public async Task A_pair_that_both_sides_find_is_stored_once_with_its_stronger_finding()
    {
        var a = await AddAsync("once-a");
        var b = await AddAsync("once-b");

        await _matches.ReplaceAsync("once-a", Sample.Matches(a, Sample.Match("once-b", b, 0.9)), default);
        var changed = await _matches.ReplaceAsync("once-b", Sample.Matches(b, Sample.Match("once-a", a, 0.8)), default);

        changed.ShouldBeEmpty();
        (await _matches.ReadAsync("once-b", default)).ShouldHaveSingleItem().Score.ShouldBe(0.9);
    }

    [Fact]
    public async Task A_search_that_saw_less_does_not_take_away_what_the_other_side_found()
    {
        var a = await AddAsync("kept-a");
        var b = await AddAsync("kept-b");
        await _matches.ReplaceAsync("kept-b", Sample.Matches(b, Sample.Match("kept-a", a)), default);

        await _matches.ReplaceAsync("kept-a", Sample.Matches(a), default);

        (await _matches.CountAsync("kept-a", default)).ShouldBe(1);
    }

    [Fact]
    public async Task The_matches_of_a_new_fingerprint_replace_those_of_the_old_one()
    {
        var a = await AddAsync("anew-a");
        var lost = await AddAsync("anew-lost");
        var still = await AddAsync("anew-still");
        var gained = await AddAsync("anew-gained");
        await _matches.ReplaceAsync(
            "anew-a", Sample.Matches(a, Sample.Match("anew-lost", lost), Sample.Match("anew-still", still)), default);

        a = await AddAsync("anew-a");
        (await _matches.CountAsync("anew-a", default)).ShouldBe(2, "until the search is done the old ones hold");
        var changed = await _matches.ReplaceAsync(
            "anew-a", Sample.Matches(a, Sample.Match("anew-still", still), Sample.Match("anew-gained", gained)), default);

        changed.Order().ShouldBe(["anew-gained", "anew-lost"]);
        (await _matches.ReadAsync("anew-a", default)).Select(match => match.VideoId).Order()
            .ShouldBe(["anew-gained", "anew-still"]);
        (await _matches.CountAsync("anew-lost", default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_search_for_a_fingerprint_that_has_been_replaced_changes_nothing()
    {
        var old = await AddAsync("late-a");
        var b = await AddAsync("late-b");
        var c = await AddAsync("late-c");
        var present = await AddAsync("late-a");
        await _matches.ReplaceAsync("late-a", Sample.Matches(present, Sample.Match("late-b", b)), default);

        var changed = await _matches.ReplaceAsync("late-a", Sample.Matches(old, Sample.Match("late-c", c)), default);

        changed.ShouldBeEmpty();
        (await _matches.ReadAsync("late-a", default)).ShouldHaveSingleItem().VideoId.ShouldBe("late-b");
    }

    [Fact]
    public async Task A_match_with_a_fingerprint_that_has_been_replaced_or_deleted_is_left_out()
    {
        var a = await AddAsync("side-a");
        var old = await AddAsync("side-b");
        await AddAsync("side-b");
        var gone = await AddAsync("side-gone");
        await _videos.DeleteAsync("side-gone", default);

        await _matches.ReplaceAsync(
            "side-a", Sample.Matches(a, Sample.Match("side-b", old), Sample.Match("side-gone", gone)), default);

        (await _matches.CountAsync("side-a", default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_finding_with_the_other_sides_new_fingerprint_takes_the_place_of_that_with_its_old_one()
    {
        var a = await AddAsync("turn-a");
        var old = await AddAsync("turn-b");
        await _matches.ReplaceAsync("turn-a", Sample.Matches(a, Sample.Match("turn-b", old, 0.9)), default);
        var present = await AddAsync("turn-b");

        await _matches.ReplaceAsync("turn-a", Sample.Matches(a, Sample.Match("turn-b", present, 0.6)), default);
        await _matches.ReplaceAsync("turn-b", Sample.Matches(present), default);

        (await _matches.ReadAsync("turn-a", default)).ShouldHaveSingleItem().Score.ShouldBe(0.6);
    }

    [Fact]
    public async Task A_video_that_finds_itself_or_another_twice_is_no_error()
    {
        var a = await AddAsync("self-a");
        var b = await AddAsync("self-b");

        await _matches.ReplaceAsync(
            "self-a",
            Sample.Matches(a, Sample.Match("self-a", a), Sample.Match("self-b", b, 0.9), Sample.Match("self-b", b, 0.6)),
            default);

        (await _matches.ReadAsync("self-a", default)).ShouldHaveSingleItem().Score.ShouldBe(0.9);
    }

    [Fact]
    public async Task Duplicates_come_best_first()
    {
        var a = await AddAsync("best-a");
        var others = new List<(string Id, long Revision)>();
        foreach (var index in Enumerable.Range(0, 5))
        {
            others.Add(($"best{index}", await AddAsync($"best{index}")));
        }

        await _matches.ReplaceAsync(
            "best-a",
            Sample.Matches(a, [.. others.Select((other, index) => Sample.Match(other.Id, other.Revision, 0.5 + (index % 3 * 0.1)))]),
            default);

        (await _matches.ReadAsync("best-a", default)).Select(match => match.VideoId)
            .ShouldBe(["best2", "best1", "best4", "best0", "best3"]);
    }

    [Fact]
    public async Task Findings_are_described_in_their_order_without_those_that_are_gone()
    {
        await _videos.SaveAsync(Sample.Video("named-1", "one.mp4"), null, default);
        await _videos.SaveAsync(Sample.Video("named-2", "two.mp4"), null, default);

        var described = await _matches.DescribeAsync(
            [Sample.Match("named-2", 1), Sample.Match("named-gone", 1), Sample.Match("named-1", 1)], default);

        described.Select(duplicate => duplicate.FileName).ShouldBe(["two.mp4", "one.mp4"]);
        described[0].Segments.ShouldBe(Sample.Match("x", 1).Match.Segments);
    }

    [Fact]
    public async Task Crossing_pairs_replaced_by_all_their_videos_at_once_neither_deadlock_nor_get_lost()
    {
        var ids = Enumerable.Range(0, 12).Select(index => $"cross{index:00}").ToArray();
        for (var round = 0; round < 10; round++)
        {
            var revisions = new Dictionary<string, long>();
            foreach (var id in ids)
            {
                revisions[id] = await AddAsync(id);
            }

            // Odd rounds: nobody finds anybody, so that all of them delete the same old pairs at once.
            await Task.WhenAll(ids.Select(id => _matches.ReplaceAsync(
                id,
                Sample.Matches(
                    revisions[id],
                    [.. ids.Where(_ => round % 2 == 0).Reverse().Select(other => Sample.Match(other, revisions[other]))]),
                default)));

            var pairs = (ImmutableArray<int>)[.. await Task.WhenAll(ids.Select(id => _matches.CountAsync(id, default)))];
            pairs.ShouldAllBe(count => count == (round % 2 == 0 ? ids.Length - 1 : 0));
        }
    }

    [Fact]
    public async Task Searches_completions_and_deletions_at_once_neither_deadlock_nor_leave_a_stale_pair()
    {
        var ids = Enumerable.Range(0, 10).Select(index => $"mixed{index}").ToArray();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async worker =>
        {
            var random = new Random(worker);
            for (var step = 0; step < 40; step++)
            {
                var id = ids[random.Next(ids.Length)];
                if (random.Next(5) == 0)
                {
                    await _videos.DeleteAsync(id, default);
                    continue;
                }

                var revision = await AddAsync(id);
                var others = new List<(string Id, long Revision)>();
                foreach (var other in ids.Where(other => other != id))
                {
                    if (await _fingerprints.FindAsync(other, default) is { } entry)
                    {
                        others.Add((other, entry.Revision));
                    }
                }

                await _matches.ReplaceAsync(
                    id, Sample.Matches(revision, [.. others.Select(other => Sample.Match(other.Id, other.Revision))]), default);
            }
        }));

        // The last to complete each video has searched for what is stored now.
        await using var command = database.DataSource.CreateCommand(
            """
            SELECT count(*) FROM matches AS m
            JOIN video_timestamps AS f ON f.video_id = m.first_id
            JOIN video_timestamps AS s ON s.video_id = m.second_id
            WHERE m.first_id LIKE 'mixed%' AND (m.first_revision <> f.revision OR m.second_revision <> s.revision)
            """);
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private Task<long> AddAsync(string videoId) => Sample.AddAsync(_fingerprints, videoId);
}
