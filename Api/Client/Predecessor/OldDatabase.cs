using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;

namespace TVidz.Client.Predecessor;

/// <summary>
/// The predecessor's database: <c>video_timestamps(video_id, timestamps)</c>, and <c>videos</c> with the names. Its
/// deployments differ in the columns of <c>videos</c>, so these are looked up. Only read.
/// </summary>
internal sealed class OldDatabase : IAsyncDisposable
{
    private static readonly string[] KeyColumns = ["id", "video_id"];
    private static readonly string[] NameColumns = ["filename", "file_name", "original_filename", "name", "title", "key", "s3_key"];
    private static readonly string[] DurationColumns = ["duration", "duration_seconds"];

    private readonly NpgsqlConnection _connection;

    private OldDatabase(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Connects.</summary>
    /// <exception cref="ImportException">It cannot be reached, or lets us not in.</exception>
    public static async Task<OldDatabase> OpenAsync(
        NpgsqlConnectionStringBuilder address, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(address.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return new OldDatabase(connection);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or SocketException)
        {
            await connection.DisposeAsync();
            throw Explain(failure, address);
        }
    }

    /// <summary>How many rows come after <paramref name="lastId"/> (all, where it is empty).</summary>
    public async Task<long> CountAsync(string lastId, CancellationToken cancellationToken)
    {
        await RequireTableAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """SELECT count(*) FROM video_timestamps WHERE video_id::text COLLATE "C" > $1""", _connection)
        {
            Parameters = { new() { Value = lastId } },
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The rows after <paramref name="lastId"/> by id; those of one id in the order in which they are stored. They stream.</summary>
    public async IAsyncEnumerable<OldVideo> ReadAsync(
        string lastId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(await QueryAsync(cancellationToken), _connection)
        {
            Parameters = { new() { Value = lastId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetString(0);
            yield return new OldVideo(
                id,
                reader.IsDBNull(1) ? id : reader.GetString(1),
                reader.IsDBNull(2) ? null : reader.GetDouble(2),
                reader.IsDBNull(3) ? null : reader.GetString(3));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static ImportException Explain(Exception failure, NpgsqlConnectionStringBuilder address) => new(
        (failure as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"{DatabaseAddress.NameOf(address)} does not let the user '{address.Username}' in: the name or the password is wrong.",
            PostgresErrorCodes.InvalidCatalogName =>
                $"There is no database '{address.Database}' at {address.Host}:{address.Port}.",
            { } state => $"{DatabaseAddress.NameOf(address)} refuses the connection (SQLSTATE {state}).",
            null when failure is NpgsqlException { InnerException: null } =>
                $"{DatabaseAddress.NameOf(address)} does not let the user '{address.Username}' in: it asks for a password or for another way of signing in.",
            null => $"No PostgreSQL answers at {address.Host}:{address.Port}. Check the address, and that the server takes connections from here.",
        },
        failure);

    private async Task RequireTableAsync(CancellationToken cancellationToken)
    {
        var columns = await ColumnsAsync("video_timestamps", cancellationToken);
        if (!columns.Contains("video_id") || !columns.Contains("timestamps"))
        {
            throw new ImportException(columns.Count == 0
                ? "The database has no table video_timestamps that this user can read: it is not the predecessor's, or of another schema."
                : "The table video_timestamps has no columns video_id and timestamps: it is not the predecessor's.");
        }
    }

    private async Task<string> QueryAsync(CancellationToken cancellationToken)
    {
        var videos = await ColumnsAsync("videos", cancellationToken);
        var key = KeyColumns.FirstOrDefault(videos.Contains);
        var (name, duration, join) = ("NULL::text", "NULL::double precision", "");
        if (key is not null)
        {
            name = NameColumns.FirstOrDefault(videos.Contains) is { } nameColumn ? $"v.{nameColumn}::text" : name;
            duration = DurationColumns.FirstOrDefault(videos.Contains) is { } column ? $"v.{column}::double precision" : duration;
            join = $"LEFT JOIN videos AS v ON v.{key}::text = t.video_id::text";
        }

        return $"""
            SELECT t.video_id::text, {name}, {duration}, to_json(t.timestamps)::text
            FROM video_timestamps AS t {join}
            WHERE t.video_id::text COLLATE "C" > $1
            ORDER BY t.video_id::text COLLATE "C", t.ctid
            """;
    }

    private async Task<HashSet<string>> ColumnsAsync(string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped "
            + "AND has_table_privilege(attrelid, 'SELECT')",
            _connection)
        {
            Parameters = { new() { Value = table } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var columns = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }
}
