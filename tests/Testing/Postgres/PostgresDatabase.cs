using Npgsql;
using TVidz.Grains.Persistence;
using Xunit;

namespace TVidz.Testing.Postgres;

/// <summary>
/// A migrated database of its own on the server that <c>TVIDZ_TEST_POSTGRES</c> names, for as long as a class or a
/// collection of tests runs (a fixture), or a single test (<see cref="CreateAsync"/>).
/// </summary>
public sealed class PostgresDatabase : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _name = $"tvidz_test_{Guid.NewGuid():N}";
    private NpgsqlDataSource? _dataSource;

    /// <summary>Connects to the database.</summary>
    public string ConnectionString => PostgresServer.ConnectionStringTo(_name);

    /// <summary>A pool of connections to it, made as the product makes it.</summary>
    public NpgsqlDataSource DataSource => _dataSource ?? throw new InvalidOperationException("Not initialized.");

    /// <summary>Another database, for the caller to dispose of.</summary>
    public static async Task<PostgresDatabase> CreateAsync()
    {
        var database = new PostgresDatabase();
        await database.InitializeAsync();
        return database;
    }

    public async Task InitializeAsync()
    {
        await PostgresServer.CreateMigratedAsync(_name);
        _dataSource = PostgresServer.DataSourceOf(new PostgresOptions { ConnectionString = ConnectionString });
    }

    public async Task DisposeAsync()
    {
        if (_dataSource is not null)
        {
            await _dataSource.DisposeAsync();
        }

        await PostgresServer.DropAsync(_name);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
