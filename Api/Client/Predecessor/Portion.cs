using System.Net.Http.Headers;
using System.Text.Json;
using TVidz.Client.Http;

namespace TVidz.Client.Predecessor;

/// <summary>Some rows in a row, which go to the Api in one call; all rows of one id are in the same.</summary>
internal sealed class Portion
{
    private static readonly MediaTypeHeaderValue NdJson = new("application/x-ndjson");

    private readonly List<OldVideo> _sent = [];
    private readonly List<(OldVideo Video, string Reason)> _rejected = [];
    private Task<ImportReport> _answer = Task.FromResult(new ImportReport(0, []));

    private Portion(string lastId) => LastId = lastId;

    /// <summary>The id of the last row.</summary>
    public string LastId { get; }

    /// <summary>Makes lines of the rows, and starts the call.</summary>
    public static Portion Send(IReadOnlyList<OldVideo> rows, ApiClient api, CancellationToken cancellationToken)
    {
        var portion = new Portion(rows[^1].Id);
        using var lines = new MemoryStream();
        for (var i = 0; i < rows.Count; i++)
        {
            portion.Add(rows[i], lines, isReplaced: i + 1 < rows.Count && rows[i + 1].Id == rows[i].Id);
        }

        if (portion._sent.Count > 0)
        {
            portion._answer = SendAsync(api, lines.ToArray(), cancellationToken);
        }

        return portion;
    }

    /// <summary>Waits for the call's end, and counts what became of the rows.</summary>
    public async Task EndAsync(ImportState state)
    {
        var answer = await _answer;
        state.Imported += answer.Imported;
        foreach (var (video, reason) in _rejected)
        {
            state.Reject(video.Id, reason);
        }

        foreach (var line in answer.Rejected)
        {
            state.Reject(_sent[line.Line - 1].Id, line.Reason);
        }

        state.LastId = LastId;
    }

    private void Add(OldVideo row, MemoryStream lines, bool isReplaced)
    {
        var (line, reason) = isReplaced ? (null, "There is a later row of the same video.") : ImportLine.Of(row);
        if (line is null)
        {
            _rejected.Add((row, reason!));
            return;
        }

        JsonSerializer.Serialize(lines, line, ApiClient.Json);
        lines.WriteByte((byte)'\n');
        _sent.Add(row);
    }

    private static async Task<ImportReport> SendAsync(ApiClient api, byte[] lines, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(lines) { Headers = { ContentType = NdJson } };
        return await api.ImportAsync(content, cancellationToken);
    }
}
