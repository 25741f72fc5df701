using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TVidz.Api.Hosting;

namespace TVidz.Api.Security;

/// <summary>The keys that may call, as hashes. Immutable.</summary>
/// <param name="options">Where they are configured; validated before.</param>
public sealed class ApiKeyRing(IOptions<ApiOptions> options)
{
    private readonly (string Name, byte[] Hash, string? Role)[] _keys =
    [
        .. options.Value.Keys.Select(key =>
            (key.Key, Convert.FromHexString(key.Value), options.Value.Roles.GetValueOrDefault(key.Key))),
    ];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _keys.Length == 0;

    /// <summary>The name and role of the key that <paramref name="presented"/> is; null when it is none.</summary>
    public (string Name, string? Role)? Find(string presented)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(presented));
        (string Name, string? Role)? found = null;
        // No early exit: the time taken says nothing about which key, or how much of one, was right.
        foreach (var key in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, key.Hash))
            {
                found = (key.Name, key.Role);
            }
        }

        return found;
    }
}
