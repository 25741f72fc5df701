using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TVidz.Grains.Persistence;

/// <summary>
/// Which partition of the index a video belongs to. The hash is stored with the fingerprint, so it must never change;
/// the number of partitions may, since each is a range of the hash.
/// </summary>
public static class VideoPartitions
{
    private const ulong Hashes = 1UL << 32;

    /// <summary>
    /// The first four bytes of the SHA-256 of the id in UTF-8, big-endian, less 2³¹: spread evenly over all integers.
    /// </summary>
    public static int Hash(string videoId)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(videoId), digest);
        return ToSigned(BinaryPrimitives.ReadUInt32BigEndian(digest));
    }

    /// <summary>The partition, 0 to <paramref name="partitions"/> - 1, of a video.</summary>
    public static int PartitionOf(string videoId, int partitions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        return (int)(ToUnsigned(Hash(videoId)) * (ulong)partitions / Hashes);
    }

    /// <summary>The lowest and the highest hash of a partition.</summary>
    public static (int First, int Last) RangeOf(int partition, int partitions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, partitions);
        return (ToSigned(Start(partition, partitions)), ToSigned(Start(partition + 1, partitions) - 1));
    }

    // The least h for which h × partitions / 2³² reaches the partition.
    private static ulong Start(int partition, int partitions) =>
        (((ulong)partition * Hashes) + (ulong)partitions - 1) / (ulong)partitions;

    private static int ToSigned(ulong hash) => (int)((long)hash + int.MinValue);

    private static ulong ToUnsigned(int hash) => (ulong)((long)hash - int.MinValue);
}
