using System.Net.Sockets;
using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Postgresql;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace TVidz.Grains.Persistence;

/// <summary>
/// Brings the database up to date: runs the numbered scripts of <c>sql/</c> that it has not seen yet, in their order,
/// each in a transaction, and notes them in <c>schema_versions</c>. Any number of silos may do so at once: an advisory
/// lock lets one go first, and the others find nothing left to do.
/// </summary>
public sealed partial class DatabaseMigrator(
    NpgsqlDataSource dataSource,
    IOptions<PostgresOptions> options,
    TimeProvider time,
    ILogger<DatabaseMigrator> logger)
{
    private const long LockKey = 0x745669647A; // "tVidz"; any number does that nothing else in this database locks.

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly PostgresOptions _options = options.Value;

    /// <summary>
    /// Waits for the server, creates the database if that is wanted, and applies what is missing. Throws
    /// <see cref="InvalidOperationException"/> with the cause inside when a script fails, and what Npgsql throws when
    /// the server refuses or does not answer in time.
    /// </summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);

        // Bound to a transaction, so that the lock cannot outlive it in a pooled connection.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction)
        {
            Parameters = { new() { Value = LockKey } },
            CommandTimeout = 0,
        };
        await command.ExecuteNonQueryAsync(cancellationToken);

        // dbup has no asynchronous interface.
        var result = await Task.Run(() => Engine().PerformUpgrade(), cancellationToken);
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"The database could not be brought up to date: {result.ErrorScript?.Name ?? "its journal"} failed.",
                result.Error);
        }

        var applied = result.Scripts.Count();
        LogMigrated(applied);
    }

    private UpgradeEngine Engine() => DeployChanges.To
        .PostgresqlDatabase(new PostgresqlConnectionManager(dataSource))
        .JournalToPostgresqlTable("public", "schema_versions")
        .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
        .WithVariablesDisabled() // $…$ quotes a string in PostgreSQL.
        .WithTransactionPerScript()
        .LogTo(logger)
        .Build();

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await dataSource.OpenConnectionAsync(cancellationToken);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName && _options.CreateDatabase)
            {
                await CreateDatabaseAsync(cancellationToken);
            }
            catch (Exception e) when (IsPassing(e)
                && time.GetElapsedTime(start) < TimeSpan.FromSeconds(_options.StartTimeoutSeconds))
            {
                LogWaiting(e.Message);
                await Task.Delay(RetryDelay, time, cancellationToken);
            }
        }
    }

    private static bool IsPassing(Exception e) => e is NpgsqlException { IsTransient: true } or SocketException;

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(_options.ConnectionString) { Pooling = false };
        var name = server.Database!;
        server.Database = "postgres";
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
            LogCreated(name);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another silo was first.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for PostgreSQL: {Reason}")]
    private partial void LogWaiting(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Created the database {Database}")]
    private partial void LogCreated(string database);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database is up to date; {Count} scripts applied now")]
    private partial void LogMigrated(int count);
}
