using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.TestingHost;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence.Contract;

/// <summary>
/// Two silos whose membership, grain state and reminders are all in one PostgreSQL database. (The in-process test
/// cluster would bring a membership table of its own.)
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime, IAsyncDisposable
{
    private const string Invariant = "Npgsql";

    private readonly PostgresDatabase _database = new();
    private TestCluster? _cluster;

    public IClusterClient Client => (IClusterClient)Cluster.Client;

    public IServiceProvider Silo => Cluster.GetSiloServiceProvider();

    private TestCluster Cluster => _cluster ?? throw new InvalidOperationException("Not initialized.");

    public Task DeactivateAsync(IAddressable grain) => Cluster.DeactivateAsync(grain);

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        var builder = new TestClusterBuilder(2);
        builder.Options.UseTestClusterMembership = false;
        builder.Options.ConfigureFileLogging = false;
        builder.Properties["ConnectionStrings:Postgres"] = _database.ConnectionString;
        builder.AddSiloBuilderConfigurator<SiloConfigurator>();
        builder.AddClientBuilderConfigurator<ClientConfigurator>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private sealed class SiloConfigurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.Services.AddPersistence(siloBuilder.Configuration);
            siloBuilder
                .UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((o, dataSource) =>
                    (o.Invariant, o.DataSource) = (Invariant, dataSource)))
                .UseAdoNetReminderService(options => options.Configure<NpgsqlDataSource>((o, dataSource) =>
                    (o.Invariant, o.DataSource) = (Invariant, dataSource)))
                .AddAdoNetGrainStorage("Default", options => options.Configure<NpgsqlDataSource>((o, dataSource) =>
                    (o.Invariant, o.DataSource, o.GrainStorageSerializer) = (Invariant, dataSource, new GrainStateSerializer())))
                .AddAdoNetGrainStorage("Deleting", options => options.Configure<NpgsqlDataSource>((o, dataSource) =>
                    (o.Invariant, o.DataSource, o.GrainStorageSerializer, o.DeleteStateOnClear)
                        = (Invariant, dataSource, new GrainStateSerializer(), true)));
        }
    }

    private sealed class ClientConfigurator : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) =>
            clientBuilder.UseAdoNetClustering(options =>
            {
                options.Invariant = Invariant;
                options.ConnectionString = configuration.GetConnectionString("Postgres");
            });
    }
}
