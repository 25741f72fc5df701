using TVidz.Accuracy.Measuring;
using TVidz.Fingerprints;
using TVidz.Media;

namespace TVidz.Accuracy.Matching;

/// <summary>This system: its analysis, its index and its matcher, in this process.</summary>
/// <param name="analyzer">The analysis.</param>
/// <param name="padding">Synthetic videos in the library.</param>
internal sealed class OwnMatcher(IMediaAnalyzer analyzer, int padding) : IVideoMatcher
{
    /// <summary>Answers below the threshold that the plot still shows.</summary>
    private const double LeastScore = 0.05;

    private const int MostAnswers = 100;

    /// <summary>An index takes one search at a time; analyses, which take longer, run side by side.</summary>
    private readonly Lock _searching = new();

    /// <summary>What candidates that have pictures are aligned by.</summary>
    private readonly Dictionary<string, Fingerprint> _kept = [];

    private readonly List<double> _bytesAMinute = [];

    private FingerprintIndex? _index;

    /// <inheritdoc/>
    public string Name => Systems.Own;

    /// <inheritdoc/>
    public double Threshold => Alignment.Threshold;

    /// <inheritdoc/>
    public int Padding => padding;

    /// <inheritdoc/>
    public double? BytesAMinute => _bytesAMinute.Count > 0 ? _bytesAMinute.Average() : null;

    /// <summary>Filled when it is needed, so that a large library is not there yet when costs are measured.</summary>
    private FingerprintIndex Index => _index ??= Padded();

    /// <inheritdoc/>
    public async Task AddAsync(string id, string path, CancellationToken cancellationToken)
    {
        var fingerprint = await FingerprintAsync(analyzer, path, cancellationToken);
        Put(Index, id, fingerprint.WithoutProbe());
        _bytesAMinute.Add(FingerprintSize.BytesAMinute(fingerprint));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken)
    {
        var fingerprint = await FingerprintAsync(analyzer, path, cancellationToken);
        lock (_searching)
        {
            return [.. Index.Search(fingerprint, null, LeastScore, MostAnswers, id => _kept[id])
                .Select(found => new Found(found.VideoId, found.Match.Score, found.Match.Segments))];
        }
    }

    /// <inheritdoc/>
    public async Task<AnalysisCost?> CostAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        await AnalysisCost.OfAsync(analyzer, paths, cancellationToken);

    /// <summary>The fingerprint of a file, with its probe.</summary>
    public static async Task<Fingerprint> FingerprintAsync(
        IMediaAnalyzer analyzer, string path, CancellationToken cancellationToken)
    {
        var info = await analyzer.ProbeAsync(path, cancellationToken);
        return (await analyzer.AnalyzeAsync(path, info, null, cancellationToken)).Fingerprint;
    }

    private FingerprintIndex Padded()
    {
        var index = new FingerprintIndex(new MatcherOptions());
        foreach (var (id, fingerprint) in Corpus.Padding.Videos(padding))
        {
            Put(index, id, fingerprint);
        }

        return index;
    }

    private void Put(FingerprintIndex index, string id, Fingerprint fingerprint)
    {
        index.Put(id, 1, fingerprint);
        if (!fingerprint.Pictures.IsEmpty)
        {
            _kept[id] = fingerprint;
        }
    }
}
