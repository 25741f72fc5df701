namespace TVidz.Media.Processes;

/// <summary>
/// A program's output whose reader notes, now and then, how much CPU time the program has taken: when the output has ended,
/// it may be gone, and nobody can ask any more.
/// </summary>
internal sealed class MeteredOutput(Stream output, int processId) : Stream
{
    /// <summary>Milliseconds between two looks.</summary>
    private const long Interval = 20;

    private long _lastLook = -Interval;

    /// <summary>CPU time as far as it is known.</summary>
    public TimeSpan Cpu { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Looks now, if the program is still there.</summary>
    public void Look()
    {
        _lastLook = Environment.TickCount64;
        var cpu = ProcessCpu.Of(processId);
        Cpu = cpu > Cpu ? cpu : Cpu;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = output.Read(buffer);
        LookAgain();
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await output.ReadAsync(buffer, cancellationToken);
        LookAgain();
        return count;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void LookAgain()
    {
        if (Environment.TickCount64 - _lastLook >= Interval)
        {
            Look();
        }
    }
}
