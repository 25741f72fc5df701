using Npgsql;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>
/// Videos whose objects are missing, of which nothing else is known: recorded as failed many at once, past their grains,
/// by rows alone. For transactions and failures see <see cref="VideoStore"/>.
/// </summary>
/// <remarks>
/// A grain that is active somewhere, and does not know such a row, needs no telling. While it knows of no video it answers
/// with what is stored, and what it writes is written over the row, whose revision is below all that grains write. What a
/// grain did write is a row, and is left alone. Of what was deleted no row is left but its id in
/// <c>deleted_videos</c>: looked up by a statement after the insertion, which sees each deletion that has left room for it.
/// </remarks>
public sealed class MissingVideoStore(NpgsqlDataSource dataSource)
{
    private const string Insert =
        """
        INSERT INTO videos
          (video_id, bucket, object_key, file_name, size, status, progress, error_code, error_message, uploaded_at,
           completed_at, revision)
        SELECT video_id, bucket, object_key, file_name, size, 'failed', 0, $6, $7, $8, $8, 0
        FROM unnest($1, $2, $3, $4, $5) AS missing (video_id, bucket, object_key, file_name, size)
        ON CONFLICT (video_id) DO NOTHING
        """;

    /// <summary>Takes back, of the videos $1, what this transaction has inserted and was deleted before.</summary>
    private const string TakeBack =
        """
        DELETE FROM videos AS v USING deleted_videos AS d
        WHERE v.video_id = ANY ($1) AND d.video_id = v.video_id AND v.xmin = pg_current_xact_id()::xid
        """;

    /// <summary>Those of the videos $1 that say $2, and those that there are none of.</summary>
    private const string Settled =
        """
        SELECT wanted.video_id FROM unnest($1) AS wanted (video_id)
        LEFT JOIN videos AS v ON v.video_id = wanted.video_id
        WHERE v.video_id IS NULL OR (v.status = 'failed' AND v.error_code = $2)
        """;

    /// <summary>Records what is not known yet, in one transaction.</summary>
    /// <param name="videos">The videos, each once, as nothing but their objects is known of them.</param>
    /// <param name="error">Why they fail.</param>
    /// <param name="now">When they do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The ids of those with nothing left to do: they say <paramref name="error"/>, or were deleted, and stay so. The others
    /// are known as something else, and their grains have to decide. And how many were recorded now.
    /// </returns>
    public async Task<(IReadOnlySet<string> Settled, int Recorded)> RecordAsync(
        IEnumerable<VideoSnapshot> videos, VideoError error, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In one order: two silos that record the same videos wait for one another, and not in a circle.
        VideoSnapshot[] sorted = [.. videos.OrderBy(video => video.VideoId, StringComparer.Ordinal)];
        string[] ids = [.. sorted.Select(video => video.VideoId)];
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(Command(
            Insert, ids, sorted.Select(video => video.Bucket).ToArray(), sorted.Select(video => video.Key).ToArray(),
            sorted.Select(video => video.FileName).ToArray(), sorted.Select(video => video.Size).ToArray(), error.Code,
            error.Message, now.ToUniversalTime()));
        batch.BatchCommands.Add(Command(TakeBack, [ids]));
        batch.BatchCommands.Add(Command(Settled, ids, error.Code));
        var settled = new HashSet<string>();
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                settled.Add(reader.GetString(0));
            }
        }

        return (settled, (int)(batch.BatchCommands[0].RecordsAffected - batch.BatchCommands[1].RecordsAffected));
    }

    private static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
