using System.Runtime.CompilerServices;
using System.Threading.Channels;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Videos;

/// <summary>Hands a video's snapshots to everyone who watches it. Belongs to one activation; not thread-safe.</summary>
public sealed class SnapshotFeed
{
    private readonly List<ChannelWriter<VideoSnapshot>> _watchers = [];

    /// <summary>Tells every watcher.</summary>
    public void Publish(VideoSnapshot snapshot)
    {
        foreach (var watcher in _watchers)
        {
            watcher.TryWrite(snapshot);
        }
    }

    /// <summary>Ends every watcher's stream: there will be no more snapshots.</summary>
    public void End()
    {
        foreach (var watcher in _watchers)
        {
            watcher.TryComplete();
        }
    }

    /// <summary>
    /// <paramref name="now"/>, then what is published, up to the terminal snapshot. Each snapshot is whole, so a slow
    /// watcher is handed the newest one only.
    /// </summary>
    public async IAsyncEnumerable<VideoSnapshot> Watch(
        VideoSnapshot now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<VideoSnapshot>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _watchers.Add(channel.Writer);
        try
        {
            yield return now;
            while (!now.IsTerminal && await channel.Reader.WaitToReadAsync(cancellationToken))
            {
                if (channel.Reader.TryRead(out var next))
                {
                    now = next;
                    yield return now;
                }
            }
        }
        finally
        {
            _watchers.Remove(channel.Writer);
        }
    }
}
