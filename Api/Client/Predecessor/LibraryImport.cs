using System.Runtime.CompilerServices;
using TVidz.Client.Http;

namespace TVidz.Client.Predecessor;

/// <summary>
/// Moves rows over, in portions: each is one call of the Api, of which some are under way at once. The state is saved when a
/// portion and all before it are in. What came in behind it before an interruption is taken in again by the next run,
/// which changes nothing.
/// </summary>
/// <param name="api">Where to.</param>
/// <param name="statePath">The state's file.</param>
/// <param name="report">Told after each portion.</param>
internal sealed class LibraryImport(ApiClient api, string statePath, Action<ImportState> report)
{
    /// <summary>No more lines than the Api names the reasons of, if it rejects all.</summary>
    private const int PortionRows = 1000;

    /// <summary>Calls at once, so that the Api, the silos and the database all have something to do.</summary>
    private const int MostUnderWay = 4;

    /// <summary>Moves over what comes after the state's last row.</summary>
    public async Task RunAsync(IAsyncEnumerable<OldVideo> rows, ImportState state, CancellationToken cancellationToken)
    {
        var underWay = new Queue<Portion>();
        await foreach (var portion in InPortions(rows.WithCancellation(cancellationToken)))
        {
            if (underWay.Count == MostUnderWay)
            {
                await EndAsync(underWay.Dequeue(), state);
            }

            underWay.Enqueue(Portion.Send(portion, api, cancellationToken));
        }

        while (underWay.TryDequeue(out var portion))
        {
            await EndAsync(portion, state);
        }
    }

    /// <summary>The rows of one id stay together, as the state knows only ids.</summary>
    private static async IAsyncEnumerable<List<OldVideo>> InPortions(ConfiguredCancelableAsyncEnumerable<OldVideo> rows)
    {
        var portion = new List<OldVideo>();
        await foreach (var row in rows)
        {
            if (portion.Count >= PortionRows && portion[^1].Id != row.Id)
            {
                yield return portion;
                portion = [];
            }

            portion.Add(row);
        }

        if (portion.Count > 0)
        {
            yield return portion;
        }
    }

    private async Task EndAsync(Portion portion, ImportState state)
    {
        await portion.EndAsync(state);
        state.Save(statePath);
        report(state);
    }
}
