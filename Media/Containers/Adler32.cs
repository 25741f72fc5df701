namespace TVidz.Media.Containers;

/// <summary>The checksum that ffmpeg's <c>framecrc</c> writes: Adler-32 (RFC 1950) that begins with 0 instead of 1.</summary>
internal struct Adler32
{
    private const uint Modulus = 65521;

    /// <summary>Bytes after which the sums may overflow.</summary>
    private const int MostBytes = 5552;

    private uint _sum, _sumOfSums;

    /// <summary>Of all bytes so far.</summary>
    public readonly uint Value => (_sumOfSums << 16) | _sum;

    /// <summary>Takes in the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, MostBytes);
            var (sum, sumOfSums) = (_sum, _sumOfSums);
            foreach (var value in bytes[..count])
            {
                sum += value;
                sumOfSums += sum;
            }

            (_sum, _sumOfSums) = (sum % Modulus, sumOfSums % Modulus);
            bytes = bytes[count..];
        }
    }
}
