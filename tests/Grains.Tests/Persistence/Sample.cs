using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Tests.Persistence;

/// <summary>Videos, fingerprints and matches to store.</summary>
internal static class Sample
{
    /// <summary>In whole microseconds, as the database keeps it.</summary>
    public static readonly DateTimeOffset Time = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);

    public static readonly Fingerprint Fingerprint = new(1, 60, [1.5, 20.25, 40]);

    public static readonly PictureTrack Pictures = new(
    [
        new PictureRun(
            0, 1.5, 0, 200, new PictureHashes(new PictureHash(1, ulong.MaxValue), new PictureHash(7, 8), new PictureHash(9, 10))),
        new PictureRun(1.5, 60, 1, 0, new PictureHashes(new PictureHash(ulong.MaxValue, 0), default, default)),
    ]);

    public static readonly PictureProbe Probe = new(
    [
        new ProbePicture(0, 0.25, 0, 200, [.. Enumerable.Range(1, 14).Select(n => new PictureHash((ulong)n, ulong.MaxValue))]),
        new ProbePicture(0.25, 0.5, 1, 12, [new PictureHash(1, 2)]),
    ]);

    public static VideoSnapshot Video(string videoId, string? fileName = null, long revision = 1) => new()
    {
        VideoId = videoId,
        Bucket = "videos",
        Key = $"in/{fileName ?? videoId}",
        FileName = fileName ?? videoId,
        Status = VideoStatus.Matching,
        UploadedAt = Time,
        Revision = revision,
    };

    public static FoundMatch Match(string videoId, long revision, double score = 0.75) => new(
        videoId,
        revision,
        new VideoMatch(score, MatchKind.Partial, 0.5, 0.25, [new Segment(10, 40, 100, 160, 2, true)]));

    /// <summary>A store whose log nobody reads.</summary>
    public static FingerprintStore Fingerprints(NpgsqlDataSource dataSource) =>
        new(dataSource, NullLogger<FingerprintStore>.Instance);

    /// <summary>Stores a video and a fingerprint of it, and returns the fingerprint's revision.</summary>
    public static async Task<long> AddAsync(FingerprintStore store, string videoId, Fingerprint? fingerprint = null) =>
        (await store.SaveAsync(Video(videoId), null, fingerprint ?? Fingerprint, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>Compares all that JSON shows, arrays by their items.</summary>
    public static void ShouldSay<T>(this T actual, T expected) =>
        JsonSerializer.Serialize(actual).ShouldBe(JsonSerializer.Serialize(expected));

    public static MatchSet Matches(long revision, params ImmutableArray<FoundMatch> matches) => new(revision, matches);
}
