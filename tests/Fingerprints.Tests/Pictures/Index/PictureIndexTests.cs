using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Fingerprints.Tests.Pictures.Index;

public sealed class PictureIndexTests
{
    private const int Videos = 200;

    private readonly PictureIndex _index = new();

    [Fact]
    public void Nothing_is_found_in_an_empty_index() =>
        _index.Find(SyntheticTracks.Query(SyntheticTracks.Track(1)), 10).ShouldBeEmpty();

    [Fact]
    public void A_query_without_pictures_finds_nothing()
    {
        Fill(_index);

        _index.Find(SyntheticTracks.Query(PictureTrack.Empty), 10).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(25)]
    public void A_copy_of_whose_pictures_some_bits_differ_is_found_first(int bits)
    {
        Fill(_index);
        for (var video = 0; video < Videos; video += 20)
        {
            _index.Find(SyntheticTracks.Copy(SyntheticTracks.Track(video), bits), 10)[0].Slot.ShouldBe(video);
        }
    }

    [Fact]
    public void A_copy_is_found_though_of_each_key_two_bits_differ()
    {
        Fill(_index);
        var (line, other) = (0x0000_0100_0000_0004UL, 0x0400_0000_0000_0001UL);
        foreach (var video in new[] { 0, 77, 199 })
        {
            var spoiled = new PictureTrack([.. SyntheticTracks.Track(video).Runs.Select(run => run with
            {
                Hashes = run.Hashes with { Centre = run.Hashes.Centre.DifferenceTo(new PictureHash(line, other)) },
            })]);

            _index.Find(SyntheticTracks.Probe(spoiled, window: 0), 10)[0].Slot.ShouldBe(video);
        }
    }

    [Fact]
    public void Strangers_score_far_less_than_copies()
    {
        Fill(_index);
        var copy = _index.Find(SyntheticTracks.Copy(SyntheticTracks.Track(5), 12), 10);
        var stranger = _index.Find(SyntheticTracks.Query(SyntheticTracks.Track(Videos)), 10);

        copy[0].Score.ShouldBeGreaterThan(50);
        copy.Concat(stranger).Where(candidate => candidate.Slot != 5).ShouldAllBe(candidate => candidate.Score < 20);
    }

    [Fact]
    public void A_mirrored_copy_is_found()
    {
        Fill(_index);
        var mirrored = new Orientation(1);

        var found = _index.Find(SyntheticTracks.Copy(SyntheticTracks.Track(3), 5, orientation: mirrored), 10)[0];

        found.Slot.ShouldBe(3);
        found.Score.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_crop_is_found_by_the_window_that_shows_the_same()
    {
        Fill(_index);
        const int view = 1;
        var window = PictureViews.QueryWindows.IndexOf(PictureViews.Queried[view].Window);

        var found = _index.Find(SyntheticTracks.Probe(SyntheticTracks.Track(3), window), 10)[0];

        found.Slot.ShouldBe(3);
        found.Score.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Putting_replacing_and_removing_leaves_the_index_as_if_it_were_new()
    {
        var random = new Random(3);
        for (var i = 0; i < 3 * Videos; i++)
        {
            var slot = random.Next(Videos);
            if (random.Next(3) == 0)
            {
                _index.Remove(slot);
            }
            else
            {
                _index.Put(slot, Pictures(random.Next(Videos)));
            }
        }

        foreach (var slot in Enumerable.Range(0, Videos).OrderBy(_ => random.Next()).ToList())
        {
            _index.Put(slot, Pictures(slot));
        }

        _index.Remove(0).ShouldBeTrue();
        _index.Remove(0).ShouldBeFalse();
        var fresh = new PictureIndex();
        Fill(fresh);
        fresh.Remove(0);

        _index.Count.ShouldBe(fresh.Count);
        _index.HashCount.ShouldBe(fresh.HashCount);
        foreach (var video in new[] { 0, 1, 77, 199 })
        {
            var query = SyntheticTracks.Copy(SyntheticTracks.Track(video), 15);
            Describe(_index.Find(query, 10)).ShouldBe(Describe(fresh.Find(query, 10)));
        }
    }

    [Fact]
    public void With_room_made_beforehand_an_index_answers_as_without()
    {
        var roomy = new PictureIndex();
        roomy.Reserve(100_000);
        Fill(_index);
        Fill(roomy);

        var query = SyntheticTracks.Copy(SyntheticTracks.Track(9), 15);

        Describe(roomy.Find(query, 10)).ShouldBe(Describe(_index.Find(query, 10)));
    }

    [Fact]
    public void A_video_of_400_seconds_takes_no_more_than_8_kilobytes()
    {
        const int videos = 2_000, shots = 100, length = 4;
        var index = new PictureIndex();
        for (var video = 0; video < videos; video++)
        {
            index.Put(video, IndexedPictures.Of(SyntheticTracks.Track(video, shots, length)));
        }

        (index.MemoryBytes / videos).ShouldBeLessThan(8 * 1024);
    }

    [Fact]
    public void What_was_removed_gives_its_memory_back()
    {
        const int rounds = 30;
        Fill(_index);
        var memory = _index.MemoryBytes;
        for (var round = 0; round < rounds; round++)
        {
            Fill(_index);
        }

        _index.MemoryBytes.ShouldBeLessThan(memory * rounds / 4);
    }

    [Fact]
    public void Asking_again_gives_the_same_answer()
    {
        Fill(_index);
        var query = SyntheticTracks.Copy(SyntheticTracks.Track(9), 20);

        Describe(_index.Find(query, 10)).ShouldBe(Describe(_index.Find(query, 10)));
    }

    private static IndexedPictures Pictures(int video) => IndexedPictures.Of(SyntheticTracks.Track(video));

    private static void Fill(PictureIndex index)
    {
        for (var video = 0; video < Videos; video++)
        {
            index.Put(video, Pictures(video));
        }
    }

    private static string Describe(IReadOnlyList<PictureCandidate> found) =>
        string.Join('\n', found.Select(candidate => $"{candidate.Slot} {candidate.Score:F3}"));
}
