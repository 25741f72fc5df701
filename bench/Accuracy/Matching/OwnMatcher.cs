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

    /// <summary>Filled when it is needed, so that a large library is not there yet when costs are measured.</summary>
    private readonly Lazy<FingerprintIndex> _index = new(() => Padded(padding));

    /// <summary>An index takes one search at a time; analyses, which take longer, run side by side.</summary>
    private readonly Lock _searching = new();

    private readonly List<double> _bytesAMinute = [];

    /// <inheritdoc/>
    public string Name => Systems.Own;

    /// <inheritdoc/>
    public double Threshold => Alignment.Threshold;

    /// <inheritdoc/>
    public int Padding => padding;

    /// <inheritdoc/>
    public double? BytesAMinute => _bytesAMinute.Count > 0 ? _bytesAMinute.Average() : null;

    /// <inheritdoc/>
    public async Task AddAsync(string id, string path, CancellationToken cancellationToken)
    {
        var fingerprint = await FingerprintAsync(analyzer, path, cancellationToken);
        _index.Value.Put(id, 1, fingerprint);
        _bytesAMinute.Add(FingerprintSize.BytesAMinute(fingerprint));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken)
    {
        var fingerprint = await FingerprintAsync(analyzer, path, cancellationToken);
        lock (_searching)
        {
            return [.. _index.Value.Search(fingerprint, null, LeastScore, MostAnswers)
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

    /// <summary>An index that holds padding.</summary>
    public static FingerprintIndex Padded(int padding)
    {
        var index = new FingerprintIndex(new MatcherOptions());
        foreach (var (id, fingerprint) in Corpus.Padding.Videos(padding))
        {
            index.Put(id, 1, fingerprint);
        }

        return index;
    }
}
