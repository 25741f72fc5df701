using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Storage;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Hosting;

/// <summary>What the recording grains of all silos know, and what they were asked.</summary>
public sealed class World
{
    private readonly ConcurrentDictionary<string, VideoSnapshot> _videos = new();
    private volatile TaskCompletionSource _changed = NewSignal();

    public ConcurrentQueue<object> Calls { get; } = new();

    /// <summary>Where each video's grain was last activated.</summary>
    public ConcurrentDictionary<string, string> Homes { get; } = new();

    public Func<VideoListQuery, VideoPage> List { get; set; } = _ => new VideoPage([], null);
    public Func<string, ImmutableArray<Duplicate>?> Duplicates { get; set; } = _ => null;
    public Func<string, string, PairExplanation?> Explain { get; set; } = (_, _) => null;
    public Func<SearchQuery, LibraryAnswer> Search { get; set; } = _ => new LibraryAnswer([], 8, 8, 1.5);
    public Func<string, int> Notify { get; set; } = _ => 1;
    public Func<UploadRequest, UploadTicket> Upload { get; set; } = _ => throw new InvalidOperationException("no ticket");
    public Func<string, VideoObject, bool, ObjectLink?> Link { get; set; } = (_, _, _) => null;
    public Func<string, BackfillView?> Backfill { get; set; } = _ => null;
    public Action<string> StartBackfill { get; set; } = _ => { };
    public Action Check { get; set; } = () => { };
    public Action<ImmutableArray<ImportedVideo>> Import { get; set; } = _ => { };

    public IEnumerable<T> CallsOf<T>() => Calls.OfType<T>();

    public VideoSnapshot? Find(string videoId) => _videos.GetValueOrDefault(videoId);

    public VideoSnapshot? FindByFileName(string fileName) =>
        _videos.Values.FirstOrDefault(video => video.FileName == fileName);

    public VideoSnapshot Put(VideoSnapshot video)
    {
        _videos[video.VideoId] = video;
        Signal();
        return video;
    }

    public bool Remove(string videoId)
    {
        var removed = _videos.TryRemove(videoId, out _);
        Signal();
        return removed;
    }

    public async IAsyncEnumerable<VideoSnapshot> WatchAsync(
        string videoId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? last = null;
        while (true)
        {
            var changed = _changed.Task;
            if (Find(videoId) is not { } video)
            {
                yield break;
            }

            if (video.Revision != last)
            {
                last = video.Revision;
                yield return video;
            }

            if (video.IsTerminal)
            {
                yield break;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).SetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
