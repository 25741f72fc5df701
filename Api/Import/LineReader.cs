using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace TVidz.Api.Import;

/// <summary>Splits a stream of bytes into lines, holding one line at most.</summary>
/// <param name="reader">The bytes.</param>
/// <param name="maxLength">The longest line in bytes; of a longer one only the number is given.</param>
internal sealed class LineReader(PipeReader reader, int maxLength)
{
    /// <summary>The lines, without their ends. The bytes of one are valid until the next is asked for; null: it was too long.</summary>
    public async IAsyncEnumerable<ReadOnlySequence<byte>?> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isTooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                yield return isTooLong || line.Length > maxLength ? null : line;
                isTooLong = false;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (isTooLong || !rest.IsEmpty)
                {
                    yield return isTooLong || rest.Length > maxLength ? null : rest;
                }

                reader.AdvanceTo(rest.End);
                yield break;
            }

            isTooLong |= rest.Length > maxLength;
            reader.AdvanceTo(isTooLong ? rest.End : rest.Start, rest.End);
        }
    }
}
