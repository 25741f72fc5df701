using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using TVidz.Fingerprints;

namespace TVidz.Bench.Scale;

/// <summary>
/// The predecessor's search in Python with SQLAlchemy (<c>predecessor.py</c>), by the distribution's interpreter. The process stays up,
/// as a service does: neither its start nor connecting is in the times of later searches than the first.
/// </summary>
internal sealed class PythonRival : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly Process _process;

    private PythonRival(Process process) => _process = process;

    /// <summary>Starts it on a database.</summary>
    public static PythonRival Start(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "Scale", "predecessor.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["PGHOST"] = database.Host,
                ["PGPORT"] = database.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = database.Username,
                ["PGPASSWORD"] = database.Password,
                ["PGDATABASE"] = database.Database,
            },
        };
        return new PythonRival(Process.Start(start)!);
    }

    /// <summary>Searches, by the process's own clock.</summary>
    /// <exception cref="InvalidOperationException">The process ended instead; why is on the standard error.</exception>
    public async Task<RivalAnswer> SearchAsync(Fingerprint query)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(query.SceneCuts));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The predecessor's search ended: {Python} needs python3-sqlalchemy and python3-psycopg2.");
        var answer = JsonSerializer.Deserialize<JsonElement>(line);
        return new RivalAnswer(
            1000 * answer.GetProperty("seconds").GetDouble(),
            [.. answer.GetProperty("videoIds").EnumerateArray().Select(id => id.GetString()!)]);
    }

    /// <summary>Ends it, by the end of its queries.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
