using System.Buffers;
using TVidz.Fingerprints;

namespace TVidz.Media.Decoding;

/// <summary>Takes one pass's frames from the pipe into a fingerprint.</summary>
internal sealed class FramePass(MediaInfo info, PassWatch watch, IProgress<MediaProgress>? progress, TimeProvider time)
{
    private const int FrameSize = FingerprintBuilder.FrameWidth * FingerprintBuilder.FrameHeight;

    /// <summary>Bytes: more than the longest packet, and than what the pipe holds.</summary>
    private const int BufferSize = 2 * NutReader.MaxPacket;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(250);

    private readonly NutReader _nut = new(FrameSize);
    private readonly FingerprintBuilder _builder = new();
    private readonly byte[] _frame = new byte[FrameSize];
    private long? _firstTicks;
    private double _previousTime;
    private double _lastTime;
    private long? _lastReport;
    private double _reported;

    /// <summary>Frames so far.</summary>
    public int FrameCount => _builder.FrameCount;

    /// <summary>Seconds from the first frame's start to the last one's end; 0 without frames.</summary>
    public double Duration => FrameCount == 0 ? 0 : _lastTime + LastFrameDuration;

    /// <summary>The raw stream has no durations: the last frame is shown as long as a frame on average, or as the one before.</summary>
    private double LastFrameDuration => info.FrameRate > 0 ? 1 / info.FrameRate : _lastTime - _previousTime;

    /// <summary>Reads the decoder's output to its end.</summary>
    /// <remarks>
    /// On a thread of its own that sleeps in <c>read</c>: a pool thread would be woken for every piece, and would spin
    /// after it in case there is more work, for several times the CPU that a frame takes. Cancelling ends the decoder,
    /// and with it the output.
    /// </remarks>
    /// <exception cref="NutFormatException">It is not the stream of frames that was asked for.</exception>
    public Task ReadAsync(Stream output, CancellationToken cancellationToken) => Task.Factory.StartNew(
        () => Read(output, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Ends the pass.</summary>
    public MediaAnalysis Complete()
    {
        var duration = Duration;
        var fingerprint = _builder.Build(duration);
        progress?.Report(new MediaProgress(1, fingerprint.SceneCuts));
        return new MediaAnalysis(fingerprint, duration, FrameCount);
    }

    private void Read(Stream output, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        int kept = 0, count;
        while ((count = output.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var unread = TakeAll(new ReadOnlySequence<byte>(buffer, 0, kept + count));
            unread.CopyTo(buffer);
            kept = (int)unread.Length;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Takes all whole frames in.</summary>
    /// <returns>What is left: the beginning of the next.</returns>
    private ReadOnlySequence<byte> TakeAll(ReadOnlySequence<byte> received)
    {
        while (_nut.TryReadFrame(ref received, _frame, out var ticks))
        {
            Take(ticks);
        }

        return received;
    }

    private void Take(long ticks)
    {
        _firstTicks ??= ticks;
        var (numerator, denominator) = _nut.TimeBase;
        var seconds = (ticks - _firstTicks.Value) * (double)numerator / denominator;
        if (seconds < _lastTime)
        {
            throw new NutFormatException("Frames are out of order.");
        }

        _builder.Add(seconds, _frame);
        (_previousTime, _lastTime) = (_lastTime, seconds);
        watch.FrameSeen(seconds);
        ReportNowAndThen();
    }

    private void ReportNowAndThen()
    {
        if (progress is null || (_lastReport is { } last && time.GetElapsedTime(last) < ReportInterval))
        {
            return;
        }

        _lastReport = time.GetTimestamp();
        _reported = info.Duration > 0 ? Math.Min(1, _lastTime / info.Duration) : _reported;
        progress.Report(new MediaProgress(_reported, _builder.SceneCuts));
    }
}
