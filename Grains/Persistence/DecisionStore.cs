using Npgsql;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Grains.Persistence;

/// <summary>
/// What people decided about pairs of videos: one row a pair, the same from both sides. Goes with either video. For
/// transactions and failures see <see cref="VideoStore"/>.
/// </summary>
public sealed class DecisionStore(NpgsqlDataSource dataSource)
{
    private const string Upsert =
        """
        INSERT INTO decisions (first_id, second_id, verdict, note, decided_by, decided_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (first_id, second_id) DO UPDATE SET
          verdict = excluded.verdict, note = excluded.note, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        RETURNING verdict, note, decided_by, decided_at
        """;

    private const string Select =
        "SELECT verdict, note, decided_by, decided_at FROM decisions WHERE first_id = $1 AND second_id = $2";

    /// <summary>Notes the decision in the place of an earlier one.</summary>
    /// <returns>The decision as it is stored; null: one of the videos does not exist.</returns>
    public async Task<Decision?> SaveAsync(
        string videoId, string otherId, Decision decision, CancellationToken cancellationToken)
    {
        await using var command = PairCommand(Upsert, videoId, otherId);
        command.Parameters.Add(new() { Value = Words.Of(decision.Verdict) });
        command.Parameters.Add(new() { Value = (object?)decision.Note ?? DBNull.Value });
        command.Parameters.Add(new() { Value = (object?)decision.DecidedBy ?? DBNull.Value });
        command.Parameters.Add(new() { Value = decision.DecidedAt.ToUniversalTime() });
        try
        {
            return await FirstAsync(command, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return null;
        }
    }

    /// <summary>The decision about the two; null: there is none.</summary>
    public async Task<Decision?> FindAsync(string videoId, string otherId, CancellationToken cancellationToken)
    {
        await using var command = PairCommand(Select, videoId, otherId);
        return await FirstAsync(command, cancellationToken);
    }

    /// <summary>Takes the decision about the two back.</summary>
    /// <returns>False: there was none.</returns>
    public async Task<bool> DeleteAsync(string videoId, string otherId, CancellationToken cancellationToken)
    {
        await using var command = PairCommand(
            "DELETE FROM decisions WHERE first_id = $1 AND second_id = $2", videoId, otherId);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>The decision in four columns from <paramref name="column"/> on: verdict, note, who, when; null where the verdict is null.</summary>
    internal static Decision? Read(NpgsqlDataReader row, int column) => row.IsDBNull(column)
        ? null
        : new Decision(
            Words.Read<Verdict>(row.GetString(column)),
            row.IsDBNull(column + 1) ? null : row.GetString(column + 1),
            row.IsDBNull(column + 2) ? null : row.GetString(column + 2),
            row.GetFieldValue<DateTimeOffset>(column + 3));

    // A pair is stored with the lower id first.
    private NpgsqlCommand PairCommand(string text, string videoId, string otherId)
    {
        var isInOrder = string.CompareOrdinal(videoId, otherId) < 0;
        var command = dataSource.CreateCommand(text);
        command.Parameters.Add(new() { Value = isInOrder ? videoId : otherId });
        command.Parameters.Add(new() { Value = isInOrder ? otherId : videoId });
        return command;
    }

    private static async Task<Decision?> FirstAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader, 0) : null;
    }
}
