using System.IO.Pipelines;
using TVidz.Fingerprints;

namespace TVidz.Media.Decoding;

/// <summary>Takes one pass's frames from the pipe into a fingerprint.</summary>
internal sealed class FramePass(MediaInfo info, PassWatch watch, IProgress<MediaProgress>? progress, TimeProvider time)
{
    private const int FrameSize = FingerprintBuilder.FrameWidth * FingerprintBuilder.FrameHeight;
    private const int ReadSize = 1 << 17;
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
    /// <exception cref="NutFormatException">It is not the stream of frames that was asked for.</exception>
    public async Task ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(output, new StreamPipeReaderOptions(bufferSize: ReadSize, leaveOpen: true));
        ReadResult read;
        do
        {
            read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (_nut.TryReadFrame(ref buffer, _frame, out var ticks))
            {
                Take(ticks);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
        while (!read.IsCompleted);
        await pipe.CompleteAsync();
    }

    /// <summary>Ends the pass.</summary>
    public MediaAnalysis Complete()
    {
        var duration = Duration;
        var fingerprint = _builder.Build(duration);
        progress?.Report(new MediaProgress(1, fingerprint.SceneCuts));
        return new MediaAnalysis(fingerprint, duration, FrameCount);
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
