using System.Net.NetworkInformation;

namespace TVidz.Testing;

/// <summary>Ports for servers that have to be told one.</summary>
public static class FreePort
{
    /// <summary>Below those that the system gives to outgoing connections, one of which could take it before the server does.</summary>
    private const int First = 12_000, End = 32_000;

    /// <summary>A port that nobody listens on.</summary>
    public static int Find()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            if (!taken.Contains(port))
            {
                return port;
            }
        }
    }
}
