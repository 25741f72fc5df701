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

    private readonly List<double> _bytesAMinute = [];

    private PaddedLibrary? _library;

    /// <inheritdoc/>
    public string Name => Systems.Own;

    /// <inheritdoc/>
    public double Threshold => Alignment.Threshold;

    /// <inheritdoc/>
    public int Padding => padding;

    /// <inheritdoc/>
    public double? BytesAMinute => _bytesAMinute.Count > 0 ? _bytesAMinute.Average() : null;

    /// <summary>Filled when it is needed, so that a large library is not there yet when costs are measured.</summary>
    private PaddedLibrary Library => _library ??= new PaddedLibrary(padding);

    /// <inheritdoc/>
    public async Task AddAsync(string id, string path, CancellationToken cancellationToken)
    {
        var fingerprint = await FingerprintAsync(analyzer, path, cancellationToken);
        Library.Put(id, fingerprint.WithoutProbe());
        _bytesAMinute.Add(FingerprintSize.BytesAMinute(fingerprint));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken)
    {
        var fingerprint = await FingerprintAsync(analyzer, path, cancellationToken);
        return [.. Library.Search(fingerprint, LeastScore, MostAnswers)
            .Select(found => new Found(found.VideoId, found.Match.Score, found.Match.Segments))];
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
}
