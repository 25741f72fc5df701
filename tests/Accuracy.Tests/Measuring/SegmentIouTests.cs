using TVidz.Accuracy.Measuring;
using TVidz.Accuracy.Transforms;
using TVidz.Fingerprints;

namespace TVidz.Accuracy.Tests.Measuring;

public sealed class SegmentIouTests
{
    private static readonly Piece Truth = new("film", 0, 10, 20, 30, false);

    private static double Iou(params Segment[] found) => SegmentIou.Of([Truth], found);

    [Fact]
    public void The_truth_itself_is_1() => Iou(new Segment(0, 10, 20, 30, 1, false)).ShouldBe(1);

    [Fact]
    public void Nothing_found_is_0() => Iou().ShouldBe(0);

    [Fact]
    public void Half_of_it_is_a_half() => Iou(new Segment(0, 5, 20, 25, 1, false)).ShouldBe(0.5, 0.01);

    [Fact]
    public void Twice_as_much_is_a_half() => Iou(new Segment(0, 20, 20, 40, 1, false)).ShouldBe(0.5, 0.01);

    [Fact]
    public void The_right_seconds_at_the_wrong_place_are_0() => Iou(new Segment(0, 10, 21, 31, 1, false)).ShouldBe(0);

    [Fact]
    public void The_right_seconds_the_wrong_way_round_are_0() =>
        SegmentIou.Of(
            [new Piece("film", 0, 5, 0, 5, false), new Piece("film", 5, 10, 5, 10, false)],
            [new Segment(0, 5, 5, 10, 1, false), new Segment(5, 10, 0, 5, 1, false)]).ShouldBe(0);

    [Fact]
    public void A_segment_in_two_parts_is_as_good_as_one() =>
        Iou(new Segment(0, 4, 20, 24, 1, false), new Segment(4, 10, 24, 30, 1, false)).ShouldBe(1);

    [Fact]
    public void The_library_s_timeline_counts_as_much_as_the_query_s() =>
        SegmentIou.Of([Truth with { FilmEnd = 25 }], [new Segment(0, 5, 20, 22.5, 2, false)]).ShouldBe(0.5, 0.01);
}
