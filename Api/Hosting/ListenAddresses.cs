using System.Net;

namespace TVidz.Api.Hosting;

/// <summary>The addresses that the server is told to listen on.</summary>
public static class ListenAddresses
{
    /// <summary>All that configuration names: <c>urls</c>, <c>http_ports</c>, <c>https_ports</c> and Kestrel's endpoints.</summary>
    public static IEnumerable<string> Configured(IConfiguration configuration)
    {
        var urls = Split(configuration["urls"]).ToList();
        // As the server does: ports count only where no URLs are set, and mean every address of the machine.
        if (urls.Count == 0)
        {
            urls.AddRange(Split(configuration["http_ports"]).Select(port => $"http://*:{port}"));
            urls.AddRange(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"));
        }

        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]);
        return [.. urls, .. endpoints.OfType<string>()];
    }

    /// <summary>Whether only this machine can reach <paramref name="address"/>, a URL as Kestrel takes it.</summary>
    public static bool IsLoopback(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.IsUnixPipe || IsLoopbackHost(parsed.Host);
    }

    /// <summary>Whether <paramref name="host"/> (a name or an address, IPv6 with or without brackets) is this machine's own.</summary>
    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
