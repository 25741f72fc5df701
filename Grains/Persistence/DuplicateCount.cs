namespace TVidz.Grains.Persistence;

/// <summary>With how many videos one shares material; pairs that a person dismissed do not count.</summary>
internal static class DuplicateCount
{
    private const string Counts =
        """
        NOT EXISTS
        (
          SELECT FROM decisions AS d
          WHERE d.first_id = m.first_id AND d.second_id = m.second_id AND d.verdict = 'dismissed'
        )
        """;

    /// <summary>The expression that counts them for the video whose id the expression <paramref name="videoId"/> gives.</summary>
    public static string Of(string videoId) =>
        $"""
        (SELECT count(*) FROM matches AS m WHERE m.first_id = {videoId} AND {Counts})
          + (SELECT count(*) FROM matches AS m WHERE m.second_id = {videoId} AND {Counts})
        """;
}
