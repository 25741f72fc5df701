using System.Buffers;
using System.Text.Json;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Import;

/// <summary>One import under way: reads, checks and hands over in batches. In memory: a line, some batches and the first reasons.</summary>
/// <param name="library">Where to.</param>
/// <param name="json">The API's JSON.</param>
internal sealed class Importer(ILibraryGrain library, JsonSerializerOptions json)
{
    /// <summary>The longest line in bytes.</summary>
    public const int MaxLineBytes = 4 * 1024 * 1024;

    private const int MaxReasons = 1000;
    private const int MaxBatchVideos = 1000;
    private const int MaxBatchCuts = 200_000;

    private readonly BatchSender _sender = new(library);
    private readonly List<ImportReport.Line> _rejected = [];
    private Dictionary<string, ImportedVideo> _batch = [];
    private long _batchCuts;
    private long _rejectedCount;

    /// <summary>Takes the lines in.</summary>
    public async Task<ImportReport> RunAsync(LineReader lines, CancellationToken cancellationToken)
    {
        var number = 0L;
        await foreach (var line in lines.ReadAsync(cancellationToken))
        {
            number++;
            if (line is { } bytes && IsBlank(bytes))
            {
                continue;
            }

            var (video, reason) = line is { } content ? Read(content) : (null, $"The line is longer than {MaxLineBytes} bytes.");
            if (video is not null)
            {
                await AddAsync(video);
            }
            else
            {
                Reject(number, reason!);
            }
        }

        await FlushAsync();
        await _sender.EndAsync();
        return new ImportReport(_sender.Imported, _rejected, _rejectedCount);
    }

    private (ImportedVideo? Video, string? Reason) Read(ReadOnlySequence<byte> line) =>
        ImportLine.Read(line.IsSingleSegment ? line.FirstSpan : line.ToArray(), json);

    private async Task AddAsync(ImportedVideo video)
    {
        // A batch is written at once, so one video may be in it only once; of two lines the later counts.
        if (_batch.ContainsKey(video.VideoId) || _batch.Count == MaxBatchVideos || _batchCuts > MaxBatchCuts)
        {
            await FlushAsync();
        }

        _batch.Add(video.VideoId, video);
        _batchCuts += video.Fingerprint.SceneCuts.Length;
    }

    private async Task FlushAsync()
    {
        if (_batch.Count > 0)
        {
            await _sender.SendAsync(_batch);
            _batch = [];
            _batchCuts = 0;
        }
    }

    private void Reject(long number, string reason)
    {
        _rejectedCount++;
        if (_rejected.Count < MaxReasons)
        {
            _rejected.Add(new ImportReport.Line(number, reason));
        }
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }

        return true;
    }
}
