using System.Web;
using Npgsql;

namespace TVidz.Client.Predecessor;

/// <summary>The address of a database: <c>postgres://user:password@host:port/database?sslmode=require</c>.</summary>
internal static class DatabaseAddress
{
    private const string Example = "postgres://USER:PASSWORD@HOST:5432/DATABASE";

    /// <summary>Reads the address. Nothing of it is repeated in a message: it may have a password.</summary>
    /// <exception cref="ImportException">It is none.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("postgres" or "postgresql")
            || address.Host.Length == 0
            || address.AbsolutePath.Length < 2)
        {
            throw new ImportException($"--from is no address such as {Example}.");
        }

        var user = address.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port > 0 ? address.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(address.AbsolutePath[1..]),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Timeout = 15,
            CommandTimeout = 0,
            ApplicationName = "tvidz import",
            Pooling = false,
        };
        if (HttpUtility.ParseQueryString(address.Query)["sslmode"] is { } mode)
        {
            connection.SslMode = Enum.TryParse<SslMode>(mode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known)
                ? known
                : throw new ImportException("sslmode is disable, allow, prefer, require, verify-ca or verify-full.");
        }

        return connection;
    }

    /// <summary>Which database it is, without who asks and by what password.</summary>
    public static string NameOf(NpgsqlConnectionStringBuilder connection) =>
        $"{connection.Host}:{connection.Port}/{connection.Database}";
}
