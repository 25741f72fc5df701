using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TVidz.Grains.Persistence;

/// <summary>Registers what this folder offers.</summary>
public static class PersistenceServices
{
    /// <summary>
    /// The pool of connections (<c>NpgsqlDataSource</c>, to be shared with Orleans' providers), the stores, the words in
    /// which callers hear of their failures, and the migrator, which runs before anything else of the host starts. Without a connection string the host does not
    /// start, and says so. See <see cref="PostgresOptions"/>.
    /// </summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PostgresOptions>()
            .Bind(configuration.GetSection(PostgresOptions.Section))
            .Configure(options =>
                options.ConnectionString = configuration.GetConnectionString(PostgresOptions.ConnectionName) ?? "")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => PostgresDataSource.Create(
            provider.GetRequiredService<IOptions<PostgresOptions>>().Value,
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<VideoStore>();
        services.AddSingleton<FingerprintStore>();
        services.AddSingleton<PartitionStore>();
        services.AddSingleton<OutcomeStore>();
        services.AddSingleton<MissingVideoStore>();
        services.AddSingleton<MatchStore>();
        services.AddSingleton<PacketStore>();
        services.AddSingleton<DecisionStore>();
        services.AddSingleton<GroupStore>();
        services.AddSingleton<OverviewStore>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddHostedService<MigrationService>();
        services.AddSingleton<IIncomingGrainCallFilter, StoreFailureFilter>();
        return services;
    }
}
