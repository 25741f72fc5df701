using Npgsql;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>Which versions of objects have their outcome. For transactions and failures see <see cref="VideoStore"/>.</summary>
public sealed class OutcomeStore(NpgsqlDataSource dataSource)
{
    /// <summary>
    /// Those of the versions for which nothing is left to do, by one statement: their videos have failed for good, or are
    /// completed with a fingerprint of no older version than this build computes.
    /// </summary>
    public async Task<IReadOnlySet<ObjectVersion>> FindSettledAsync(
        IReadOnlyCollection<ObjectVersion> versions, CancellationToken cancellationToken)
    {
        var settled = new HashSet<ObjectVersion>();
        if (versions.Count == 0)
        {
            return settled;
        }

        await using var command = dataSource.CreateCommand(
            """
            SELECT v.video_id, v.etag, v.error_code
            FROM unnest($1, $2) AS wanted (video_id, etag)
            JOIN videos AS v ON v.video_id = wanted.video_id AND v.etag = wanted.etag
            LEFT JOIN video_timestamps AS f ON f.video_id = v.video_id
            WHERE v.status = 'failed' OR (v.status = 'completed' AND f.fingerprint_version >= $3)
            """);
        command.Parameters.Add(new() { Value = versions.Select(version => version.VideoId).ToArray() });
        command.Parameters.Add(new() { Value = versions.Select(version => version.ETag).ToArray() });
        command.Parameters.Add(new() { Value = Fingerprint.CurrentVersion });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.IsDBNull(2) || VideoErrorCodes.IsFinal(reader.GetString(2)))
            {
                settled.Add(new ObjectVersion(reader.GetString(0), reader.GetString(1)));
            }
        }

        return settled;
    }
}
