using TVidz.Fingerprints;
using TVidz.Media;

namespace TVidz.Accuracy.Matching;

/// <summary>This system: its analysis, its index and its matcher, in this process.</summary>
internal sealed class OwnMatcher(IMediaAnalyzer analyzer) : IVideoMatcher
{
    /// <summary>Answers below the threshold that the plot still shows.</summary>
    private const double LeastScore = 0.05;

    private const int MostAnswers = 100;

    private readonly FingerprintIndex _index = new(new MatcherOptions());

    /// <inheritdoc/>
    public string Name => Systems.Own;

    /// <inheritdoc/>
    public double Threshold => Alignment.Threshold;

    /// <inheritdoc/>
    public async Task AddAsync(string id, string path, CancellationToken cancellationToken) =>
        Add(id, await FingerprintAsync(path, cancellationToken));

    /// <summary>Puts a fingerprint into the library, of a video that need not exist.</summary>
    public void Add(string id, Fingerprint fingerprint) => _index.Put(id, 1, fingerprint);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken)
    {
        var fingerprint = await FingerprintAsync(path, cancellationToken);
        return [.. _index.Search(fingerprint, null, LeastScore, MostAnswers)
            .Select(found => new Found(found.VideoId, found.Match.Score, found.Match.Segments))];
    }

    private async Task<Fingerprint> FingerprintAsync(string path, CancellationToken cancellationToken)
    {
        var info = await analyzer.ProbeAsync(path, cancellationToken);
        return (await analyzer.AnalyzeAsync(path, info, null, cancellationToken)).Fingerprint;
    }
}
