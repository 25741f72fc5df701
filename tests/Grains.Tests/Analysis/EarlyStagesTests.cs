using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.Fingerprints.Pictures;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Analysis;
using TVidz.Grains.Ingress;
using TVidz.Grains.Storage;
using TVidz.Media;

namespace TVidz.Grains.Tests.Analysis;

public sealed class EarlyStagesTests(EarlyStagesTests.StoppingCluster cluster) : IClassFixture<EarlyStagesTests.StoppingCluster>
{
    private const string Film = AnalysisCluster.Film;

    private static readonly PacketTrack Packets = Track([0, 10, 20, 30, 40, 50], 60);

    private static readonly MediaPreviews Pictures = new("poster"u8.ToArray(), "sprite"u8.ToArray(), new ThumbnailGrid(30, 10, 160, 90, 2));

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

    [Fact]
    public async Task A_copy_that_was_encoded_again_is_known_by_its_key_frames()
    {
        var (film, copy) = await PutPair(seed: 30, changed: null);
        var analyses = cluster.Analyser.Count;
        await Handle(copy);

        cluster.Analyser.Count.ShouldBe(analyses);
        var duplicate = (await cluster.Library.GetDuplicates(copy.VideoId))!.Value.ShouldHaveSingleItem();
        (duplicate.VideoId, duplicate.Kind).ShouldBe((film.VideoId, MatchKind.Full));
        duplicate.Segments.ShouldBe([new Segment(0, 60, 0, 60, 1, false)]);
        var stage = (await cluster.State(copy)).Stages[^1];
        (stage.Stage, stage.Decision, stage.VideoId).ShouldBe((StageName.KeyFrames, StageDecision.Duplicate, film.VideoId));
    }

    [Fact]
    public async Task One_key_frame_that_shows_something_else_has_all_frames_decoded()
    {
        var (_, edited) = await PutPair(seed: 60, changed: 5);
        var analyses = cluster.Analyser.Count;
        await Handle(edited);

        cluster.Analyser.Count.ShouldBe(analyses + 1);
        (await cluster.State(edited)).Stages.Select(stage => (stage.Stage, stage.Decision)).ShouldBe(
        [
            (StageName.Identical, StageDecision.Continue), (StageName.Fetch, StageDecision.Done),
            (StageName.Packets, StageDecision.Continue), (StageName.KeyFrames, StageDecision.Continue),
            (StageName.Full, StageDecision.Done),
        ]);
    }

    [Fact]
    public async Task A_copy_that_is_not_decoded_has_the_pictures_of_its_original()
    {
        cluster.Analyser.Packets = null;
        cluster.Analyser.Previews = Pictures;
        var (film, copy) = (await cluster.Put("2 9 13 22 27 34 45 52"), await cluster.Put("2 9 13 22 27 34 45 52"));
        await cluster.Handle(film);
        await cluster.Handle(copy);
        cluster.Analyser.Previews = null;
        await cluster.Video(film.VideoId).Delete();

        (await cluster.State(copy)).Thumbnails.ShouldBe(new Thumbnails(30, 10, 160, 90, 2));
        (await Read(ReservedKeys.Poster(copy.VideoId))).ShouldBe(("image/jpeg", "poster"));
        (await Read(ReservedKeys.Thumbnails(copy.VideoId))).ShouldBe(("image/jpeg", "sprite"));
    }

    [Fact]
    public async Task A_copy_does_without_pictures_when_those_of_its_original_are_gone()
    {
        cluster.Analyser.Packets = null;
        cluster.Analyser.Previews = Pictures;
        var (film, copy) = (await cluster.Put("4 8 15 19 26 37 43 54"), await cluster.Put("4 8 15 19 26 37 43 54"));
        await cluster.Handle(film);
        await cluster.Aws.S3.DeleteObjectAsync(cluster.Aws.Bucket, ReservedKeys.Poster(film.VideoId));
        await cluster.Handle(copy);
        cluster.Analyser.Previews = null;

        var video = await cluster.State(copy);
        (video.Status, video.Thumbnails).ShouldBe((VideoStatus.Completed, null));
    }

    /// <summary>A film that is known, and a copy of it with other packets, of whose key frames one may show something else.</summary>
    private async Task<(ObjectFacts Film, ObjectFacts Copy)> PutPair(int seed, int? changed)
    {
        const int shots = 12;
        const double shot = 5;
        double[] times = [.. Enumerable.Range(0, shots).Select(i => i * shot)];
        var random = new Random(seed);
        PictureHash[] looks = [.. times.Select(_ => new PictureHash((ulong)random.NextInt64(), (ulong)random.NextInt64()))];
        cluster.Analyser.Pictures = new PictureTrack(
            [.. times.Zip(looks, (time, look) => new PictureRun(time, time + shot, 0, 255, new PictureHashes(look, look, look)))]);
        cluster.Analyser.Packets = Track(times, shots * shot, seed);
        var film = await cluster.Put($"{string.Join(' ', times.Skip(1))} film-{seed}");
        await cluster.Handle(film);
        cluster.Analyser.Packets = Track(times, shots * shot, seed + 1);
        var probe = times.Select((time, i) => new ProbePicture(
            time, time + 0.25, 0, 255, [i == changed ? new PictureHash(~looks[i].High, looks[i].Low) : looks[i]]));
        cluster.Analyser.KeyFrames = new KeyFrameTrack(
            new Fingerprint(Fingerprint.CurrentVersion, shots * shot, []) { Probe = new PictureProbe([.. probe]) }, []);
        return (film, await cluster.Put($"a copy {seed}"));
    }

    private async Task Handle(ObjectFacts facts)
    {
        await cluster.Handle(facts);
        (cluster.Analyser.KeyFrames, cluster.Analyser.Pictures) = (null, PictureTrack.Empty);
    }

    /// <summary>Groups at these times; those of one seed are the same stream, from its group <paramref name="first"/> on.</summary>
    private static PacketTrack Track(double[] times, double duration, int seed = 1, int first = 0)
    {
        ImmutableArray<PacketGroup> groups =
            [.. times.Select((time, i) => new PacketGroup(time, (seed * 1000) + first + i, (seed * 1000) + first + i))];
        return new PacketTrack(duration, groups, [.. groups.Select(group => group.Hash)], []);
    }

    private async Task<(string Type, string Content)> Read(string key)
    {
        using var read = await cluster.Aws.S3.GetObjectAsync(cluster.Aws.Bucket, key);
        using var reader = new StreamReader(read.ResponseStream);
        return (read.Headers.ContentType, await reader.ReadToEndAsync());
    }

    public sealed class StoppingCluster : AnalysisCluster
    {
        protected override EarlyDuplicate OnEarlyDuplicate => EarlyDuplicate.Stop;
    }
}
