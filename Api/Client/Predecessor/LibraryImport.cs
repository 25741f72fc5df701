using System.Net.Http.Headers;
using System.Text.Json;
using TVidz.Client.Http;

namespace TVidz.Client.Predecessor;

/// <summary>
/// Moves rows over, in portions: each is one call of the Api, after which the state is saved. What the last call before an
/// interruption took in is taken in again by the next run, which changes nothing.
/// </summary>
/// <param name="api">Where to.</param>
/// <param name="statePath">The state's file.</param>
/// <param name="report">Told after each portion.</param>
internal sealed class LibraryImport(ApiClient api, string statePath, Action<ImportState> report)
{
    /// <summary>No more lines than the Api names the reasons of, if it rejects all.</summary>
    private const int Portion = 1000;

    private static readonly MediaTypeHeaderValue NdJson = new("application/x-ndjson");

    /// <summary>Moves over what comes after the state's last row.</summary>
    public async Task RunAsync(IAsyncEnumerable<OldVideo> rows, ImportState state, CancellationToken cancellationToken)
    {
        var portion = new List<OldVideo>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            // The rows of one id stay together, as the state knows only ids.
            if (portion.Count >= Portion && portion[^1].Id != row.Id)
            {
                await MoveAsync(portion, state, cancellationToken);
                portion.Clear();
            }

            portion.Add(row);
        }

        if (portion.Count > 0)
        {
            await MoveAsync(portion, state, cancellationToken);
        }
    }

    private async Task MoveAsync(List<OldVideo> portion, ImportState state, CancellationToken cancellationToken)
    {
        var sent = new List<OldVideo>();
        using var body = new MemoryStream();
        for (var i = 0; i < portion.Count; i++)
        {
            if (i + 1 < portion.Count && portion[i + 1].Id == portion[i].Id)
            {
                state.Reject(portion[i].Id, "There is a later row of the same video.");
            }
            else if (ImportLine.Of(portion[i]) is ({ } line, _))
            {
                JsonSerializer.Serialize(body, line, ApiClient.Json);
                body.WriteByte((byte)'\n');
                sent.Add(portion[i]);
            }
            else
            {
                state.Reject(portion[i].Id, ImportLine.Of(portion[i]).Reason!);
            }
        }

        await SendAsync(body, sent, state, cancellationToken);
        state.LastId = portion[^1].Id;
        state.Save(statePath);
        report(state);
    }

    private async Task SendAsync(
        MemoryStream body, List<OldVideo> sent, ImportState state, CancellationToken cancellationToken)
    {
        if (sent.Count == 0)
        {
            return;
        }

        using var content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length) { Headers = { ContentType = NdJson } };
        var answer = await api.ImportAsync(content, cancellationToken);
        state.Imported += answer.Imported;
        foreach (var rejected in answer.Rejected)
        {
            state.Reject(sent[rejected.Line - 1].Id, rejected.Reason);
        }
    }
}
