using TVidz.Fingerprints.Packets;

namespace TVidz.Fingerprints.Tests.Packets;

public sealed class PacketMatcherTests
{
    private static readonly PacketTrack Film = Coded(0, 100);

    [Fact]
    public void The_same_packets_are_found_from_beginning_to_end() =>
        PacketMatcher.FindWithin(Coded(0, 100), Film.Groups).ShouldBe(new Segment(0, 100, 0, 100, 1, false));

    [Fact]
    public void A_piece_is_found_at_its_place() =>
        PacketMatcher.FindWithin(Coded(30, 80), Film.Groups).ShouldBe(new Segment(0, 50, 30, 80, 1, false));

    [Fact]
    public void A_piece_that_breaks_off_within_its_last_group_is_found() =>
        PacketMatcher.FindWithin(Coded(30, 76), Film.Groups).ShouldBe(new Segment(0, 46, 30, 76, 1, false));

    [Fact]
    public void One_packet_that_differs_is_another_video() =>
        PacketMatcher.FindWithin(Coded(0, 100, changed: 42), Film.Groups).ShouldBeNull();

    [Fact]
    public void The_same_packets_at_another_speed_are_another_video() =>
        PacketMatcher.FindWithin(Coded(0, 100, speed: 1.1), Film.Groups).ShouldBeNull();

    [Fact]
    public void A_video_that_goes_on_where_the_other_ends_is_not_within_it() =>
        PacketMatcher.FindWithin(Film, Coded(0, 90).Groups).ShouldBeNull();

    [Fact]
    public void Black_seconds_that_are_coded_alike_everywhere_tell_nothing() =>
        PacketMatcher.FindWithin(Coded(0, 100, size: 20), Coded(0, 100, size: 20).Groups).ShouldBeNull();

    /// <summary>One packet a second and a key frame every ten, of the seconds from one to another.</summary>
    private static PacketTrack Coded(int from, int to, int changed = -1, double speed = 1, int size = 4000)
    {
        var builder = new PacketTrackBuilder();
        for (var second = from; second < to; second++)
        {
            var checksum = (uint)(second == changed ? 1_000_000 : second);
            builder.Add(new Packet((second - from) / speed, 1 / speed, second % 10 == 0, IsShown: true, size, checksum));
        }

        return builder.Build()!;
    }
}
