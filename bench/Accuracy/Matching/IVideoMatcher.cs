using TVidz.Accuracy.Measuring;

namespace TVidz.Accuracy.Matching;

/// <summary>A system under test.</summary>
internal interface IVideoMatcher
{
    /// <summary>As the report calls it.</summary>
    string Name { get; }

    /// <summary>What a reader must know of how it is run; empty if nothing.</summary>
    string Note => "";

    /// <summary>The least score at which the system itself speaks of a match.</summary>
    double Threshold { get; }

    /// <summary>How many films of the library it is given, with their copies; fewer than all make it a sample.</summary>
    int MostFilms => int.MaxValue;

    /// <summary>Synthetic videos in its library.</summary>
    int Padding => 0;

    /// <summary>Bytes of a stored fingerprint a minute of video, the mean over its library; none where nothing is stored.</summary>
    double? BytesAMinute => null;

    /// <summary>Puts a video into the library; one at a time, all before the first query.</summary>
    Task AddAsync(string id, string path, CancellationToken cancellationToken);

    /// <summary>
    /// What of the library the video shows; also what scores below the threshold, where the system knows it. Several may be
    /// asked at once.
    /// </summary>
    Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken);

    /// <summary>What its analysis of some files costs; none where that is not measured.</summary>
    Task<AnalysisCost?> CostAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        Task.FromResult<AnalysisCost?>(null);
}
