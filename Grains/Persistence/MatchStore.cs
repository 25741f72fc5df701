using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>
/// The pairs of videos that share material: one row a pair, to be read from both sides. For transactions and failures
/// see <see cref="VideoStore"/>; how writers keep out of each other's way, <see cref="PairLocks"/>.
/// </summary>
public sealed class MatchStore(NpgsqlDataSource dataSource)
{
    /// <summary>The pairs of video $1, seen from it, best first, but those that a person dismissed last.</summary>
    internal const string PairsQuery =
        """
        SELECT o.video_id, o.file_name, m.score, m.kind, m.first_coverage, m.second_coverage, m.segments, m.reversed,
          d.verdict, d.note, d.decided_by, d.decided_at
        FROM
        (
          SELECT *, second_id AS other_id, false AS reversed FROM matches WHERE first_id = $1
          UNION ALL
          SELECT *, first_id, true FROM matches WHERE second_id = $1
        ) AS m
        JOIN videos AS o ON o.video_id = m.other_id
        LEFT JOIN decisions AS d ON d.first_id = m.first_id AND d.second_id = m.second_id
        ORDER BY d.verdict IS NOT DISTINCT FROM 'dismissed', m.score DESC, o.video_id
        """;

    // Pairs of an earlier fingerprint only: one of the present fingerprint may have been found from the other side,
    // by a video that was analysed at the same moment, and this video's search need not have seen that one.
    private const string DeleteStale =
        """
        DELETE FROM matches
        WHERE EXISTS (SELECT FROM video_timestamps WHERE video_id = $1 AND revision = $2)
          AND ((first_id = $1 AND first_revision <> $2) OR (second_id = $1 AND second_revision <> $2))
        """;

    // Of two findings of one pair the stronger is kept, so that it does not matter which of the two comes later.
    private const string Insert =
        """
        INSERT INTO matches AS m
          (first_id, second_id, score, kind, first_coverage, second_coverage, segments, first_revision, second_revision)
        SELECT
          n.first_id, n.second_id, n.score, n.kind, n.first_coverage, n.second_coverage, n.segments::jsonb,
          n.first_revision, n.second_revision
        FROM unnest($1::text[], $2::text[], $3::float8[], $4::text[], $5::float8[], $6::float8[], $7::text[], $8::int8[], $9::int8[])
          AS n (first_id, second_id, score, kind, first_coverage, second_coverage, segments, first_revision, second_revision)
        JOIN video_timestamps AS f ON f.video_id = n.first_id AND f.revision = n.first_revision
        JOIN video_timestamps AS s ON s.video_id = n.second_id AND s.revision = n.second_revision
        ON CONFLICT (first_id, second_id) DO UPDATE SET
          score = excluded.score, kind = excluded.kind, first_coverage = excluded.first_coverage,
          second_coverage = excluded.second_coverage, segments = excluded.segments,
          first_revision = excluded.first_revision, second_revision = excluded.second_revision, found_at = now()
        WHERE (m.first_revision, m.second_revision) <> (excluded.first_revision, excluded.second_revision)
           OR m.score < excluded.score
        """;

    /// <summary>
    /// Puts what a search has found in the place of what was known of the video's earlier fingerprints. Counts only as
    /// far as both sides' fingerprints are still those of the search: nothing changes when the video's own has been
    /// replaced meanwhile, and a pair whose other side has been is left to that side's search.
    /// </summary>
    /// <returns>The other videos that gained or lost this one as a duplicate.</returns>
    public async Task<ImmutableArray<string>> ReplaceAsync(
        string videoId, MatchSet found, CancellationToken cancellationToken)
    {
        var pairs = found.Matches
            .Where(match => match.VideoId != videoId)
            .DistinctBy(match => match.VideoId)
            .Select(match => Pair.Of(videoId, found.Revision, match))
            .ToArray();
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(PairLocks.Command(videoId, [.. found.Matches.Select(match => match.VideoId)]));
        batch.BatchCommands.Add(PartnersCommand(videoId));
        batch.BatchCommands.Add(new(DeleteStale)
        {
            Parameters = { new() { Value = videoId }, new() { Value = found.Revision } },
        });
        batch.BatchCommands.Add(InsertCommand(pairs));
        batch.BatchCommands.Add(PartnersCommand(videoId));

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var changed = await ReadIdsAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        changed.SymmetricExceptWith(await ReadIdsAsync(reader, cancellationToken));
        return [.. changed];
    }

    /// <summary>The videos that share material with this one, seen from it: best first, but those that a person dismissed last.</summary>
    public async Task<ImmutableArray<Duplicate>> ReadAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(PairsQuery);
        command.Parameters.Add(new() { Value = videoId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var duplicates = ImmutableArray.CreateBuilder<Duplicate>();
        while (await reader.ReadAsync(cancellationToken))
        {
            duplicates.Add(ReadDuplicate(reader));
        }

        return duplicates.DrainToImmutable();
    }

    /// <summary>The same with the revisions of the other videos' fingerprints, as a search would find them.</summary>
    public async Task<ImmutableArray<FoundMatch>> FindAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            SELECT m.second_id, m.second_revision, m.score, m.kind, m.first_coverage, m.second_coverage, m.segments, false
            FROM matches AS m WHERE m.first_id = $1
            UNION ALL
            SELECT m.first_id, m.first_revision, m.score, m.kind, m.first_coverage, m.second_coverage, m.segments, true
            FROM matches AS m WHERE m.second_id = $1
            """);
        command.Parameters.Add(new() { Value = videoId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = ImmutableArray.CreateBuilder<FoundMatch>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new FoundMatch(reader.GetString(0), reader.GetInt64(1), ReadMatch(reader)));
        }

        return found.DrainToImmutable();
    }

    /// <summary>How many videos share material with this one, without those that a person dismissed.</summary>
    public async Task<int> CountAsync(string videoId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT ({DuplicateCount.Of("$1")})::integer");
        command.Parameters.Add(new() { Value = videoId });
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Adds the file names to what a search has found, in its order; videos that are gone are left out.</summary>
    public async Task<ImmutableArray<Duplicate>> DescribeAsync(
        ImmutableArray<FoundMatch> matches, CancellationToken cancellationToken) =>
        Describe(matches, await ReadNamesAsync([.. matches.Select(match => match.VideoId)], cancellationToken));

    /// <summary>The same with file names that were read, by video.</summary>
    public static ImmutableArray<Duplicate> Describe(
        ImmutableArray<FoundMatch> matches, IReadOnlyDictionary<string, string> names) =>
    [
        .. matches
            .Where(match => names.ContainsKey(match.VideoId))
            .Select(match => Describe(match.VideoId, names[match.VideoId], match.Match)),
    ];

    /// <summary>File names by video; videos that are gone are left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadNamesAsync(
        string[] videoIds, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>();
        if (videoIds.Length == 0)
        {
            return names;
        }

        await using var command = dataSource.CreateCommand("SELECT video_id, file_name FROM videos WHERE video_id = ANY ($1)");
        command.Parameters.Add(new() { Value = videoIds });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            names[reader.GetString(0)] = reader.GetString(1);
        }

        return names;
    }

    private static NpgsqlBatchCommand PartnersCommand(string videoId) =>
        new(PairLocks.Partners) { Parameters = { new() { Value = videoId } } };

    private static NpgsqlBatchCommand InsertCommand(Pair[] pairs) => new(Insert)
    {
        Parameters =
        {
            Column(pairs, pair => pair.FirstId),
            Column(pairs, pair => pair.SecondId),
            Column(pairs, pair => pair.Match.Score),
            Column(pairs, pair => Words.Of(pair.Match.Kind)),
            Column(pairs, pair => pair.Match.Coverage),
            Column(pairs, pair => pair.Match.MatchCoverage),
            Column(pairs, pair => JsonSerializer.Serialize(pair.Match.Segments, SegmentJson.Default.ImmutableArraySegment)),
            Column(pairs, pair => pair.FirstRevision),
            Column(pairs, pair => pair.SecondRevision),
        },
    };

    private static NpgsqlParameter<T[]> Column<T>(Pair[] pairs, Func<Pair, T> value) =>
        new() { TypedValue = [.. pairs.Select(value)] };

    private static async Task<HashSet<string>> ReadIdsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    private static Duplicate ReadDuplicate(NpgsqlDataReader row) =>
        Describe(row.GetString(0), row.GetString(1), ReadMatch(row)) with { Decision = DecisionStore.Read(row, 8) };

    private static VideoMatch ReadMatch(NpgsqlDataReader row)
    {
        var match = new VideoMatch(
            row.GetDouble(2),
            Words.Read<MatchKind>(row.GetString(3)),
            row.GetDouble(4),
            row.GetDouble(5),
            JsonSerializer.Deserialize(row.GetString(6), SegmentJson.Default.ImmutableArraySegment));
        return row.GetBoolean(7) ? match.Reversed() : match;
    }

    private static Duplicate Describe(string videoId, string fileName, VideoMatch match) =>
        new(videoId, fileName, match.Score, match.Kind, match.Coverage, match.MatchCoverage, match.Segments);

    // A pair as it is stored: seen from the video with the lower id.
    private sealed record Pair(string FirstId, long FirstRevision, string SecondId, long SecondRevision, VideoMatch Match)
    {
        public static Pair Of(string videoId, long revision, FoundMatch found) =>
            string.CompareOrdinal(videoId, found.VideoId) < 0
                ? new(videoId, revision, found.VideoId, found.Revision, found.Match)
                : new(found.VideoId, found.Revision, videoId, revision, found.Match.Reversed());
    }
}
