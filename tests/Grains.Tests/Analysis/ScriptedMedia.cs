using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.Fingerprints.Pictures;
using TVidz.Media;

namespace TVidz.Grains.Tests.Analysis;

/// <summary>In the place of ffmpeg: whatever a test wants an analysis to do.</summary>
public sealed class ScriptedMedia : IMediaAnalyzer
{
    private static readonly MediaInfo Info = new(60, 320, 240, 25, "h264", "mov");

    /// <summary>What happens at the next analyses, given the file's content; what is thrown is thrown.</summary>
    public Func<string, CancellationToken, Task> Script { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The version of the fingerprints that it makes.</summary>
    public int Version { get; set; } = Fingerprint.CurrentVersion;

    /// <summary>What its videos look like.</summary>
    public PictureTrack Pictures { get; set; } = PictureTrack.Empty;

    /// <summary>What to search for when one comes; null: what it looks like.</summary>
    public PictureProbe? Probe { get; set; }

    /// <summary>What people see of its videos.</summary>
    public MediaPreviews? Previews { get; set; }

    /// <summary>How many analyses have begun.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets what a test has said.</summary>
    public void Reset()
    {
        (Script, Version, Pictures, Probe) = ((_, _) => Task.CompletedTask, Fingerprint.CurrentVersion, PictureTrack.Empty, null);
        (Packets, KeyFrames, Previews) = (null, null, null);
    }

    public Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Info);

    public async Task<MediaAnalysis> AnalyzeAsync(
        string path, MediaInfo info, IProgress<MediaProgress>? progress, CancellationToken cancellationToken)
    {
        Count++;
        var content = await File.ReadAllTextAsync(path, cancellationToken);
        progress?.Report(new MediaProgress(0.5, []));
        await Script(content, cancellationToken);
        return new MediaAnalysis(FingerprintOf(content), 60, 1500) { Previews = Previews };
    }

    /// <summary>The packets that every file has; null: they cannot be read.</summary>
    public PacketTrack? Packets { get; set; }

    /// <summary>The key frames that every file has; null: they cannot be decoded.</summary>
    public KeyFrameTrack? KeyFrames { get; set; }

    public Task<PacketReading> ReadPacketsAsync(string path, MediaInfo info, CancellationToken cancellationToken) =>
        Task.FromResult(new PacketReading(Packets, 1500, TimeSpan.FromSeconds(0.2)));

    public async Task<KeyFrameReading> ReadKeyFramesAsync(
        string path,
        MediaInfo info,
        PacketTrack packets,
        Func<KeyFrameTrack, Task<bool>> isPromising,
        CancellationToken cancellationToken) =>
        new(KeyFrames is not null && await isPromising(KeyFrames) ? KeyFrames : null, TimeSpan.FromSeconds(0.4));

    /// <summary>The fingerprint of a file with this content.</summary>
    public Fingerprint FingerprintOf(string content)
    {
        var cuts = content.Split(' ').Select(word => double.TryParse(word, out var cut) ? cut : 0).Where(cut => cut > 0);
        return new Fingerprint(Version, 60, [.. cuts]) { Pictures = Pictures, Probe = Probe };
    }
}
