using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using TVidz.Grains.Persistence;

namespace TVidz.Testing.Postgres;

/// <summary>The server that <c>TVIDZ_TEST_POSTGRES</c> names, and the databases of tests on it.</summary>
public static class PostgresServer
{
    private const string Variable = "TVIDZ_TEST_POSTGRES";
    private const long LockKey = 0x7465737473; // "tests"

    /// <summary>Connects to one of its databases.</summary>
    public static string ConnectionStringTo(string database)
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(server)
            ? throw new InvalidOperationException(
                $"{Variable} is not set: this test needs PostgreSQL. `./tvidz test` starts one and sets it.")
            : new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;
    }

    /// <summary>A pool as the product makes it.</summary>
    public static NpgsqlDataSource DataSourceOf(PostgresOptions options) =>
        PostgresDataSource.Create(options, NullLoggerFactory.Instance);

    /// <summary>
    /// Creates a database that is migrated: the copy of one that is made once for each version of the scripts, since
    /// a copy takes a tenth of the time.
    /// </summary>
    public static async Task CreateMigratedAsync(string name)
    {
        var template = TemplateName();
        await using var connection = await OpenAsync();
        if (!await ExistsAsync(connection, template))
        {
            await CreateTemplateAsync(connection, template);
        }

        await ExecuteAsync(connection, $"CREATE DATABASE {name} TEMPLATE {template}");
    }

    /// <summary>Creates a database without any tables.</summary>
    public static async Task CreateEmptyAsync(string name)
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, $"CREATE DATABASE {name}");
    }

    /// <summary>Drops a database, whoever is connected to it.</summary>
    public static async Task DropAsync(string name)
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>Migrates a database as a silo does at its start.</summary>
    public static async Task MigrateAsync(PostgresOptions options)
    {
        await using var dataSource = DataSourceOf(options);
        var migrator = new DatabaseMigrator(
            dataSource, Options.Create(options), TimeProvider.System, NullLogger<DatabaseMigrator>.Instance);
        await migrator.MigrateAsync(CancellationToken.None);
    }

    private static async Task CreateTemplateAsync(NpgsqlConnection connection, string template)
    {
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({LockKey})");
        try
        {
            if (await ExistsAsync(connection, template))
            {
                return;
            }

            // Under another name until it is complete, for the case that this process ends half-way.
            var draft = $"tvidz_draft_{Guid.NewGuid():N}";
            await ExecuteAsync(connection, $"CREATE DATABASE {draft}");
            await MigrateAsync(new PostgresOptions { ConnectionString = ConnectionStringTo(draft) });
            await ExecuteAsync(connection, $"ALTER DATABASE {draft} RENAME TO {template}");
        }
        finally
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({LockKey})");
        }
    }

    private static string TemplateName()
    {
        var assembly = typeof(DatabaseMigrator).Assembly;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var script = assembly.GetManifestResourceStream(name)!;
            hash.AppendData(SHA256.HashData(script));
        }

        return "tvidz_template_" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionStringTo("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string database)
    {
        await using var command = new NpgsqlCommand("SELECT FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = database } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        return reader.HasRows;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
