using Microsoft.Extensions.Logging;
using Npgsql;

namespace TVidz.Grains.Persistence;

/// <summary>Makes the one pool of connections that a process has.</summary>
public static class PostgresDataSource
{
    /// <summary>The name of the pool in metrics, and of the application in <c>pg_stat_activity</c>.</summary>
    public const string Name = "tvidz";

    /// <summary>Opens no connection yet.</summary>
    public static NpgsqlDataSource Create(PostgresOptions options, ILoggerFactory loggerFactory)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            ApplicationName = Name,
            MaxPoolSize = options.MaxPoolSize,
            Timeout = options.ConnectTimeoutSeconds,
            CommandTimeout = options.CommandTimeoutSeconds,
        };
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = Name };
        return builder.UseLoggerFactory(loggerFactory).Build();
    }
}
