using System.Numerics;

namespace TVidz.Fingerprints.Packets;

/// <summary>Folds the packets of a video's picture into a <see cref="PacketTrack"/>. For one video; not thread-safe.</summary>
public sealed class PacketTrackBuilder
{
    /// <summary>Bytes of a group from which it is telling.</summary>
    private const long TellingBytes = 16 << 10;

    /// <summary>The share of its group's key frame from which another frame is a burst.</summary>
    private const double BurstShare = 0.4;

    private readonly List<PacketGroup> _groups = [];
    private readonly List<double> _bursts = [];
    private readonly HashSet<long> _telling = [];
    private double _start = double.PositiveInfinity, _end = double.NegativeInfinity;
    private double _groupTime;
    private ulong _hash;
    private int _head;
    private long _bytes, _keyBytes;
    private bool _isOpen;

    /// <summary>Key frames so far.</summary>
    public int KeyFrameCount => _groups.Count + (_isOpen ? 1 : 0);

    /// <summary>Packets so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes in the next packet in coding order. What comes before the first key frame counts for nothing.</summary>
    /// <param name="packet">The packet.</param>
    public void Add(in Packet packet)
    {
        if (packet.IsKey)
        {
            Close();
            (_isOpen, _groupTime, _hash, _bytes, _keyBytes) = (true, packet.Time, 0, 0, packet.Size);
        }

        if (!_isOpen)
        {
            return;
        }

        Count++;
        _bytes += packet.Size;
        _hash = Mix(_hash, ((ulong)(uint)packet.Size << 32) | packet.Checksum);
        _head = packet.IsKey ? (int)_hash : _head;
        if (packet.IsShown)
        {
            _start = Math.Min(_start, packet.Time);
            _end = Math.Max(_end, packet.Time + packet.Duration);
            if (!packet.IsKey && packet.Size >= BurstShare * _keyBytes)
            {
                _bursts.Add(packet.Time);
            }
        }
    }

    /// <summary>Ends the video; null when there was no frame to show.</summary>
    public PacketTrack? Build()
    {
        Close();
        return double.IsFinite(_start)
            ? new PacketTrack(
                _end - _start,
                [.. _groups.Select(group => group with { Time = group.Time - _start })],
                [.. _telling],
                [.. _bursts.Select(time => time - _start)])
            : null;
    }

    private void Close()
    {
        if (!_isOpen)
        {
            return;
        }

        _groups.Add(new PacketGroup(_groupTime, (long)_hash, _head));
        if (_bytes >= TellingBytes)
        {
            _telling.Add((long)_hash);
        }

        _isOpen = false;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014), which spreads every bit over all.</summary>
    private static ulong Mix(ulong hash, ulong value)
    {
        hash = BitOperations.RotateLeft(hash, 23) ^ value;
        hash += 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
