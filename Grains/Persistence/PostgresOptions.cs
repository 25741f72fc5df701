using System.ComponentModel.DataAnnotations;

namespace TVidz.Grains.Persistence;

/// <summary>How to reach PostgreSQL: section <see cref="Section"/>, and the connection string under <c>ConnectionStrings:Postgres</c>.</summary>
public sealed class PostgresOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Postgres";

    /// <summary>The name of the connection string.</summary>
    public const string ConnectionName = "Postgres";

    /// <summary>Host, database, user and password. The settings below go over those of the same meaning in here.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage =
        "The connection string ConnectionStrings:Postgres is missing. Set it in the configuration, or in the environment as ConnectionStrings__Postgres.")]
    public string ConnectionString { get; set; } = "";

    /// <summary>The most connections of this process, 4 to 1,000; times the silos it has to stay below the server's <c>max_connections</c>.</summary>
    [Range(4, 1000)]
    public int MaxPoolSize { get; set; } = 30;

    /// <summary>Seconds that a connection may take, or the wait for a free one, 1 to 600.</summary>
    [Range(1, 600)]
    public int ConnectTimeoutSeconds { get; set; } = 15;

    /// <summary>Seconds that a statement may take, 1 to 3,600.</summary>
    [Range(1, 3600)]
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>Seconds to wait at start for a server that is still starting, 0 to 600.</summary>
    [Range(0, 600)]
    public int StartTimeoutSeconds { get; set; } = 60;

    /// <summary>Whether to create the database where the server has none of its name.</summary>
    public bool CreateDatabase { get; set; } = true;
}
