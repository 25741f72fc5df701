using System.Net;

namespace TVidz.Client.Uploads;

/// <summary>A file as the body of a request; tells how much of it (0 to 1) has gone out.</summary>
internal sealed class FileContent(FileInfo file, Action<double> sent) : HttpContent
{
    private const int BlockSize = 1 << 18;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var source = file.OpenRead();
        var block = new byte[BlockSize];
        long total = 0;
        int read;
        while ((read = await source.ReadAsync(block, cancellationToken)) > 0)
        {
            await stream.WriteAsync(block.AsMemory(0, read), cancellationToken);
            total += read;
            sent((double)total / file.Length);
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = file.Length;
        return true;
    }
}
