using System.Buffers;
using Microsoft.Extensions.Options;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.Media.Decoding;
using TVidz.Media.Processes;

namespace TVidz.Media.KeyFrames;

/// <summary>Decodes a file's key frames alone, as small as the full pass does.</summary>
internal sealed class KeyFramePass(ChildProcess children, IOptions<MediaOptions> options, TimeProvider time)
{
    private const int FrameSize = FingerprintBuilder.FrameWidth * FingerprintBuilder.FrameHeight;
    private const int BufferSize = 2 * NutReader.MaxPacket;

    /// <summary>Key frames, and seconds, after which it is asked whether to go on.</summary>
    private const int FirstLook = 8;
    private const double FirstSeconds = 15;

    /// <inheritdoc cref="IMediaAnalyzer.ReadKeyFramesAsync"/>
    public async Task<KeyFrameReading> RunAsync(
        string path,
        MediaInfo info,
        PacketTrack packets,
        Func<KeyFrameTrack, Task<bool>> isPromising,
        CancellationToken cancellationToken)
    {
        using var watch = new PassWatch(options.Value, info.Duration, time, cancellationToken);
        var reader = new Reader(packets, isPromising, watch);
        try
        {
            var result = await children.RunAsync(
                options.Value.FfmpegPath, Arguments(path, info.StreamIndex), reader.ReadAsync, watch.Token);
            return new KeyFrameReading(result is { ExitCode: 0, Errors.Length: 0 } ? reader.Result : null, result.Cpu);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw watch.Explain(exception);
        }
        catch (NutFormatException exception)
        {
            throw MediaFailures.Crashed(exception);
        }
    }

    /// <summary>Each frame is written at once: the first may be enough.</summary>
    private static string[] Arguments(string path, int streamIndex) =>
        GreyFrames.Arguments(path, streamIndex, reading: ["-skip_frame", "nokey", "-threads", "1"], writing: []);

    private sealed class Reader(PacketTrack packets, Func<KeyFrameTrack, Task<bool>> isPromising, PassWatch watch)
    {
        private readonly NutReader _nut = new(FrameSize);
        private readonly KeyFrameTracker _tracker = new();
        private readonly byte[] _frame = new byte[FrameSize];
        private bool _isAsked;
        private double? _origin;
        private double _lastTime;

        /// <summary>All key frames; null before the end, and where the first were not promising.</summary>
        public KeyFrameTrack? Result { get; private set; }

        public async Task ReadAsync(Stream output, CancellationToken cancellationToken)
        {
            var buffer = new byte[BufferSize];
            int kept = 0, count;
            while ((count = await output.ReadAsync(buffer.AsMemory(kept), cancellationToken)) > 0)
            {
                kept = Take(buffer, kept + count);
                if (!_isAsked && _tracker.Count >= FirstLook && _lastTime >= FirstSeconds)
                {
                    await AskAsync();
                }
            }

            if (!_isAsked && _tracker.Count > 0)
            {
                await AskAsync();
            }

            Result = _tracker.Count > 0 ? _tracker.Build(packets.Duration) : null;
        }

        private int Take(byte[] buffer, int count)
        {
            var received = new ReadOnlySequence<byte>(buffer, 0, count);
            while (_nut.TryReadFrame(ref received, _frame, out var ticks))
            {
                var (numerator, denominator) = _nut.TimeBase;
                var time = ticks * (double)numerator / denominator;
                // The first key frame that is shown is known by its packet's time.
                _origin ??= time - packets.Groups.FirstOrDefault(group => group.Time >= 0).Time;
                var seconds = Math.Max(_lastTime, time - _origin.Value);
                _tracker.Add(seconds, _frame);
                _lastTime = seconds;
                watch.FrameSeen(seconds);
            }

            received.CopyTo(buffer);
            return (int)received.Length;
        }

        private async Task AskAsync()
        {
            _isAsked = true;
            if (!await isPromising(_tracker.Build(packets.Duration)))
            {
                throw new EnoughException();
            }
        }
    }
}
