using System.Net;
using TVidz.Testing;

namespace TVidz.Bench.Source;

/// <summary>Serves one file over HTTP, whole or a range of it, as S3 does.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _path;

    public FileServer(string path)
    {
        _path = path;
        Address = new Uri($"http://127.0.0.1:{FreePort.Find()}/film.mp4");
        _listener.Prefixes.Add(new Uri(Address, "/").AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where the file is.</summary>
    public Uri Address { get; }

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await using var file = File.OpenRead(_path);
            var first = First(context.Request.Headers["Range"]);
            context.Response.Headers["Accept-Ranges"] = "bytes";
            if (first is { } offset)
            {
                context.Response.StatusCode = (int)HttpStatusCode.PartialContent;
                context.Response.Headers["Content-Range"] = $"bytes {offset}-{file.Length - 1}/{file.Length}";
                file.Position = offset;
            }

            context.Response.ContentLength64 = file.Length - file.Position;
            await file.CopyToAsync(context.Response.OutputStream);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException)
        {
            // The reader has seen enough and seeks elsewhere.
        }
    }

    private static long? First(string? range) =>
        range is not null && long.TryParse(range["bytes=".Length..].Split('-')[0], out var first) ? first : null;
}
