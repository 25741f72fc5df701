using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TVidz.Client.Http;
using TVidz.Client.Predecessor;

namespace TVidz.Client.Commands;

/// <summary><c>import</c>: takes over a predecessor's database.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var from = new Option<string>("--from")
        {
            Description = "The database: postgres://USER:PASSWORD@HOST:PORT/DATABASE; without a password there, PGPASSWORD is asked.",
            Required = true,
        };
        var state = new Option<DirectoryInfo>("--state") { Description = "Where to note how far it is.", Required = true };
        var again = new Option<bool>("--again") { Description = "Begins at the first video, whatever an earlier run did." };
        var command = new Command("import", "Takes over the videos of a predecessor's database.")
        {
            from,
            state,
            again,
            ApiOptions.Address,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments,
            DatabaseAddress.Parse(arguments.GetRequiredValue(from)),
            arguments.GetRequiredValue(state),
            arguments.GetValue(again),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult arguments,
        NpgsqlConnectionStringBuilder address,
        DirectoryInfo folder,
        bool again,
        CancellationToken cancellationToken)
    {
        using var api = ApiOptions.Client(arguments);
        var path = ImportState.PathIn(folder, DatabaseAddress.NameOf(address), arguments.GetRequiredValue(ApiOptions.Address));
        var state = again ? new ImportState() : ImportState.Load(path);
        await using var database = await OldDatabase.OpenAsync(address, cancellationToken);
        var total = await database.CountAsync(state.LastId, cancellationToken);
        Console.WriteLine(state.LastId.Length == 0
            ? Invariant($"{total} rows to import.")
            : Invariant($"Going on where the last run ended: {state.Imported} imported, {state.RejectedCount} rejected; {total} rows to import."));
        var import = new LibraryImport(api, path, ReportTo(total, state.Imported + state.RejectedCount));
        try
        {
            await import.RunAsync(database.ReadAsync(state.LastId, cancellationToken), state, cancellationToken);
        }
        catch (Exception failure) when (
            failure is NpgsqlException or ApiException || cancellationToken.IsCancellationRequested)
        {
            Summarize(state, "Interrupted");
            throw new ImportException(
                (cancellationToken.IsCancellationRequested ? "Interrupted."
                    : failure is ApiException ? failure.Message
                    : "The database went away or cannot be read.")
                + " The same command goes on from here.",
                failure);
        }

        Summarize(state, "Done");
        return 0;
    }

    /// <summary>Says now and then how far the run is.</summary>
    private static Action<ImportState> ReportTo(long total, long before)
    {
        var (watch, last) = (Stopwatch.StartNew(), TimeSpan.Zero);
        return state =>
        {
            if (watch.Elapsed - last < BetweenLines)
            {
                return;
            }

            last = watch.Elapsed;
            var done = state.Imported + state.RejectedCount - before;
            Console.WriteLine(Invariant($"{done} of {total} ({100.0 * done / total:0} %), {done / last.TotalSeconds:0} a second"));
        };
    }

    private static void Summarize(ImportState state, string how)
    {
        Console.WriteLine(Invariant($"{how}: {state.Imported} imported, {state.RejectedCount} rejected."));
        foreach (var rows in state.Rejected.Values.OrderByDescending(rows => rows.Count))
        {
            Console.WriteLine(Invariant($"  {rows.Count} rejected, such as video {rows.FirstId}: {rows.FirstReason}"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
