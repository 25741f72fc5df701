using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TVidz.Testing.Aws;

/// <summary>A port of its own that leads to a server, and that can be cut off and restored: a server that is down for a while.</summary>
public sealed class TcpForwarder(Uri target) : IDisposable
{
    private readonly ConcurrentDictionary<TcpClient, bool> _connections = new();
    private readonly int _port = FreePort.Find();
    private TcpListener? _listener;
    private long _bytesOut;
    private long _cutAt = long.MaxValue;

    /// <summary>The server as seen through this.</summary>
    public Uri Url => new UriBuilder(target) { Port = _port }.Uri;

    /// <summary>Bytes that came from the server so far.</summary>
    public long BytesOut => Interlocked.Read(ref _bytesOut);

    /// <summary>Breaks the connection, once, that brings so many more bytes from the server.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref _cutAt, BytesOut + bytes);

    /// <summary>Lets connections through from now on.</summary>
    public void Restore()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>Breaks all connections and refuses new ones.</summary>
    public void Cut()
    {
        _listener?.Dispose();
        _listener = null;
        foreach (var connection in _connections.Keys)
        {
            connection.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = ForwardAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var server = new TcpClient();
        _connections[client] = _connections[server] = true;
        try
        {
            await server.ConnectAsync(target.Host, target.Port);
            await await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream()), CopyOutAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            client.Dispose();
            _connections.TryRemove(client, out _);
            _connections.TryRemove(server, out _);
        }
    }

    private async Task CopyOutAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[1 << 14];
        while (await from.ReadAsync(buffer) is > 0 and var read)
        {
            if (Interlocked.Add(ref _bytesOut, read) > Interlocked.Read(ref _cutAt))
            {
                Interlocked.Exchange(ref _cutAt, long.MaxValue);
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
