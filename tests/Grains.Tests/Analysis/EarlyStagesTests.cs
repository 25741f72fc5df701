using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Packets;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Analysis;
using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Analysis;

public sealed class EarlyStagesTests(EarlyStagesTests.StoppingCluster cluster) : IClassFixture<EarlyStagesTests.StoppingCluster>
{
    private const string Film = "2 6.5 9 17 21.5 31 33 41 48";

    private static readonly PacketTrack Packets = Track([0, 10, 20, 30, 40, 50], 60);

    [Fact]
    public async Task The_same_bytes_are_not_read_again()
    {
        cluster.Analyser.Packets = null;
        var (film, copy) = (await cluster.Put(Film), await cluster.Put(Film));
        await cluster.Handle(film);
        var analyses = cluster.Analyser.Count;
        await cluster.Handle(copy);

        cluster.Analyser.Count.ShouldBe(analyses);
        var video = await cluster.State(copy);
        video.Status.ShouldBe(VideoStatus.Completed);
        video.SceneCuts.Length.ShouldBe(9);
        video.DuplicateCount.ShouldBe(1);
        var stage = video.Stages.ShouldHaveSingleItem();
        (stage.Stage, stage.Decision, stage.VideoId, stage.Bytes)
            .ShouldBe((StageName.Identical, StageDecision.Duplicate, film.VideoId, 0));
    }

    [Fact]
    public async Task To_ask_for_an_analysis_is_to_ask_for_all_frames()
    {
        cluster.Analyser.Packets = null;
        var (film, copy) = (await cluster.Put("1 4 9 16 25 36 49 55"), await cluster.Put("1 4 9 16 25 36 49 55"));
        await cluster.Handle(film);
        var analyses = cluster.Analyser.Count;
        await cluster.Handle(copy, ObjectEventKind.AnalysisRequested);

        cluster.Analyser.Count.ShouldBe(analyses + 1);
        (await cluster.State(copy)).Stages.Select(stage => stage.Stage).ShouldContain(StageName.Full);
    }

    [Fact]
    public async Task The_same_packets_in_another_container_are_not_decoded_again_and_inherit_what_is_known()
    {
        cluster.Analyser.Packets = Packets;
        var film = await cluster.Put("3 7 12 20 29 33 41 50");
        await cluster.Handle(film);
        var analyses = cluster.Analyser.Count;
        var remux = await cluster.Put("other bytes");
        await cluster.Handle(remux);

        cluster.Analyser.Count.ShouldBe(analyses);
        var duplicate = (await cluster.Library.GetDuplicates(remux.VideoId))!.Value.ShouldHaveSingleItem();
        (duplicate.VideoId, duplicate.Kind).ShouldBe((film.VideoId, MatchKind.Identical));
        (await cluster.State(remux)).SceneCuts.ShouldBe([3, 7, 12, 20, 29, 33, 41, 50]);
    }

    [Fact]
    public async Task A_piece_cut_out_between_key_frames_has_its_exact_place()
    {
        cluster.Analyser.Packets = Track([0, 10, 20, 30, 40, 50], 60, seed: 7);
        var film = await cluster.Put("2 5 11 21 28 35 44 51");
        await cluster.Handle(film);
        cluster.Analyser.Packets = Track([0, 10, 20], 30, seed: 7, first: 2);
        var piece = await cluster.Put("a piece");
        await cluster.Handle(piece);

        var duplicate = (await cluster.Library.GetDuplicates(piece.VideoId))!.Value.ShouldHaveSingleItem();
        duplicate.Segments.ShouldBe([new Segment(0, 30, 20, 50, 1, false)]);
        duplicate.MatchCoverage.ShouldBe(0.5, 0.001);
        (await cluster.State(piece)).SceneCuts.ShouldBe([1, 8, 15, 24]);
    }

    /// <summary>Groups at these times; those of one seed are the same stream, from its group <paramref name="first"/> on.</summary>
    private static PacketTrack Track(double[] times, double duration, int seed = 1, int first = 0)
    {
        ImmutableArray<PacketGroup> groups =
            [.. times.Select((time, i) => new PacketGroup(time, (seed * 1000) + first + i, (seed * 1000) + first + i))];
        return new PacketTrack(duration, groups, [.. groups.Select(group => group.Hash)], [], 0);
    }

    public sealed class StoppingCluster : AnalysisCluster
    {
        protected override EarlyDuplicate OnEarlyDuplicate => EarlyDuplicate.Stop;
    }
}
