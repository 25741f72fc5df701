using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.KeyFrames;

public sealed class FullCopyJudgeTests
{
    /// <summary>Twelve shots of 6 to 7 seconds, in which nothing moves.</summary>
    private static readonly Film Original = Enumerable.Range(0, 12)
        .Select(shot => Film.Still(3100 + shot, 6 + (0.2 * (7 * shot % 6))))
        .Aggregate((film, shot) => film.Then(shot));

    private static readonly Lazy<Fingerprint> Kept = new(() => Original.Analysed(rate: 25).Stored());

    /// <summary>Seconds from a cut to the key frame within its shot.</summary>
    private const double Inside = 3;

    private static readonly FullCopyJudge Judge = new(new FingerprintMatcher(new MatcherOptions()));

    /// <summary>Where an encoder sets key frames: at the beginning and at every cut, and some seconds after each.</summary>
    private static IEnumerable<double> Times => Starts.SelectMany(start => new[] { start, start + Inside });

    private static IEnumerable<double> Starts => [0, .. Kept.Value.SceneCuts];

    [Fact]
    public void A_copy_from_beginning_to_end_is_not_doubted() => Doubt(Original, Times).ShouldBe(CopyDoubt.None);

    [Fact]
    public void A_copy_of_shots_that_move_slowly_is_not_doubted_though_its_key_frames_look_most_like_later_pictures()
    {
        var film = Moving(shots: 12);
        var kept = film.Analysed(rate: 25).Stored();
        double[] starts = [0, .. kept.SceneCuts];

        Doubt(film, kept, [.. starts.SelectMany(start => new[] { start, start + Inside })]).ShouldBe(CopyDoubt.None);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void What_lacks_a_second_at_one_end_and_has_another_at_the_other_is_shifted(double shift)
    {
        var other = Film.Shot(7, 1);
        var moved = shift > 0 ? Original.Part(1, Original.Duration).Then(other) : other.Then(Original.Part(0, Original.Duration - 1));

        Doubt(moved, Kept.Value, [0, .. Times.Skip(1).Select(time => time - shift)]).ShouldBe(CopyDoubt.Line);
    }

    [Fact]
    public void One_key_frame_between_two_that_agree_and_are_near_may_look_different()
    {
        var (start, end) = (Kept.Value.SceneCuts[4], Kept.Value.SceneCuts[5]);
        var middle = (start + end) / 2;
        var edited = Original.Part(0, middle - 0.5).Then(Film.Shot(999, 1)).Then(Original.Part(middle + 0.5, Original.Duration));

        Doubt(edited, Kept.Value, [.. Times.Append(middle - 1).Append(middle).Append(middle + 1).Order()]).ShouldBe(CopyDoubt.None);
    }

    [Fact]
    public void What_is_longer_is_no_copy() =>
        Doubt(Original.Then(Film.Shot(7, 1)), Times).ShouldBe(CopyDoubt.Duration);

    [Fact]
    public void Another_film_of_the_same_length_is_no_copy() =>
        Doubt(Film.Of(32, shots: 40).Part(0, Original.Duration), Times).ShouldBe(CopyDoubt.Evidence);

    [Fact]
    public void One_key_frame_is_too_few() =>
        Doubt(Original, Times.Take(1)).ShouldBe(CopyDoubt.Evidence);

    [Fact]
    public void Key_frames_that_follow_the_cuts_by_a_fifth_of_a_second_show_a_shift() =>
        Doubt(Original, Times.Select(time => time + 0.2)).ShouldBe(CopyDoubt.Line);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_key_frame_that_shows_something_else_or_nothing_is_enough_to_doubt(bool isBlank)
    {
        var (start, end) = (Kept.Value.SceneCuts[4], Kept.Value.SceneCuts[5]);
        var other = isBlank ? Film.Blank(end - start) : Film.Shot(999, end - start);
        var edited = Original.Part(0, start).Then(other).Then(Original.Part(end, Original.Duration));

        Doubt(edited, Times).ShouldBe(CopyDoubt.Picture);
    }

    [Fact]
    public void Eleven_seconds_without_a_key_frame_may_hide_something()
    {
        var start = Kept.Value.SceneCuts[6];

        Doubt(Original, Times.Where(time => time <= start || time > start + 11)).ShouldBe(CopyDoubt.Gap);
    }

    [Fact]
    public void Something_new_between_key_frames_where_the_original_has_no_cut_is_enough_to_doubt() =>
        Doubt(Original, Times, bursts: Kept.Value.SceneCuts[4] + 1.5).ShouldBe(CopyDoubt.Burst);

    [Fact]
    public void Something_new_where_the_original_has_a_cut_is_expected()
    {
        var cut = Kept.Value.SceneCuts[4];

        Doubt(Original, Times.Where(time => time != cut), bursts: cut).ShouldBe(CopyDoubt.None);
    }

    /// <summary>Shots of 6 to 7 seconds, in each of which a camera moves slowly.</summary>
    private static Film Moving(int shots) => Enumerable.Range(0, shots)
        .Select(shot => Film.Shot(3300 + shot, 6 + (0.2 * (7 * shot % 6)), speed: 0.02))
        .Aggregate((film, shot) => film.Then(shot));

    private static CopyDoubt Doubt(Film video, IEnumerable<double> keyFrames, params double[] bursts) =>
        Doubt(video, Kept.Value, [.. keyFrames], bursts);

    private static CopyDoubt Doubt(Film video, Fingerprint kept, double[] keyFrames, params double[] bursts)
    {
        var tracker = new KeyFrameTracker();
        foreach (var time in keyFrames)
        {
            tracker.Add(time, video.At(time).Frame());
        }

        var packets = new PacketTrack(
            video.Duration, [.. keyFrames.Select((time, i) => new PacketGroup(time, i, i))], [], [.. bursts]);
        return Judge.Doubt(tracker.Build(video.Duration), packets, kept);
    }
}
