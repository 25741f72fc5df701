using System.Text;

namespace TVidz.Media.Processes;

/// <summary>Text without control characters, for a log. Keeps the beginning and the end of a stream of any length: the cause comes first, the consequence last.</summary>
internal sealed class ErrorOutput(int capacity)
{
    private readonly byte[] _head = new byte[capacity / 2];
    private readonly byte[] _tail = new byte[capacity - (capacity / 2)];
    private int _headLength;
    private long _tailLength;

    /// <summary>Reads to the end, so that the writer never waits for long.</summary>
    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            Append(buffer.AsSpan(0, count));
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var first = Math.Min(bytes.Length, _head.Length - _headLength);
        bytes[..first].CopyTo(_head.AsSpan(_headLength));
        _headLength += first;
        foreach (var value in bytes[first..])
        {
            _tail[_tailLength++ % _tail.Length] = value;
        }
    }

    public override string ToString()
    {
        var kept = (int)Math.Min(_tailLength, _tail.Length);
        var text = new StringBuilder(Encoding.UTF8.GetString(_head, 0, _headLength));
        if (_tailLength > kept)
        {
            text.Append("\n[…]\n");
        }

        var tail = new byte[kept];
        for (var i = 0; i < kept; i++)
        {
            tail[i] = _tail[(_tailLength - kept + i) % _tail.Length];
        }

        text.Append(Encoding.UTF8.GetString(tail));
        return string.Concat(text.ToString().Select(sign => char.IsControl(sign) && sign != '\n' ? ' ' : sign));
    }
}
