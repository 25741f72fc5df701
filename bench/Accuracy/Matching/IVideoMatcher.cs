namespace TVidz.Accuracy.Matching;

/// <summary>A system under test.</summary>
internal interface IVideoMatcher
{
    /// <summary>As the report calls it.</summary>
    string Name { get; }

    /// <summary>The least score at which the system itself speaks of a match.</summary>
    double Threshold { get; }

    /// <summary>Puts a video into the library.</summary>
    Task AddAsync(string id, string path, CancellationToken cancellationToken);

    /// <summary>What of the library the video shows; also what scores below the threshold, where the system knows it.</summary>
    Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken);
}
