using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Bench.Pictures;

/// <summary>The partitions of an index, without grains around them, that are asked side by side.</summary>
internal sealed class PictureLibrary
{
    private readonly FingerprintIndex[] _partitions;

    /// <param name="partitions">How many there are.</param>
    public PictureLibrary(int partitions) =>
        _partitions = [.. Enumerable.Range(0, partitions).Select(_ => new FingerprintIndex(new MatcherOptions()))];

    /// <summary>Videos held.</summary>
    public int Count => _partitions.Sum(partition => partition.Count);

    /// <summary>Pictures that propose videos.</summary>
    public long PictureCount => _partitions.Sum(partition => partition.PictureCount);

    /// <summary>The index's own account of its memory.</summary>
    public long MemoryBytes => _partitions.Sum(partition => partition.MemoryBytes);

    /// <summary>Fills the partitions, side by side, each from its own rows.</summary>
    /// <param name="read">Gives a partition's rows.</param>
    /// <param name="videos">Videos of a partition, about.</param>
    /// <param name="cuts">Cuts of a partition, about.</param>
    /// <param name="pictures">Pictures of a partition, about.</param>
    public Task LoadAsync(Func<int, IAsyncEnumerable<StoredVideo>> read, int videos, long cuts, int pictures) =>
        Task.WhenAll(_partitions.Select((partition, number) => Task.Run(async () =>
        {
            partition.Reserve(videos, cuts, pictures);
            await foreach (var video in read(number))
            {
                partition.Put(video.Id, 1, video.Cuts, video.Pictures);
            }
        })));

    /// <summary>What all partitions propose.</summary>
    public async Task<IndexProposal[]> ProposeAsync(Fingerprint query) => await Task.WhenAll(
        _partitions.Select(partition => Task.Run(() => partition.Propose(query, exceptVideoId: null, minScore: null))));

    /// <summary>A video as it is stored for the index.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Cuts">Its cuts and duration.</param>
    /// <param name="Pictures">Its pictures.</param>
    internal sealed record StoredVideo(string Id, Fingerprint Cuts, IndexedPictures Pictures);
}
