using System.Text;

namespace TVidz.Grains.Ingress;

/// <summary>The keys of uploads.</summary>
internal static class UploadNames
{
    private const int MaxKeyBytes = 1024;

    /// <summary>The key for an upload: <c>uploads/ID/NAME</c>, where later ids sort after earlier ones.</summary>
    /// <exception cref="ArgumentException">The name makes the key too long.</exception>
    public static string KeyFor(string cleanName, DateTimeOffset now)
    {
        var key = $"uploads/{Guid.CreateVersion7(now):N}/{cleanName}";
        return Encoding.UTF8.GetByteCount(key) <= MaxKeyBytes
            ? key
            : throw new ArgumentException("The file name is too long. Shorten it to 900 bytes or less.");
    }

    /// <summary>The name without what could leave its folder or forge a line; otherwise as it is.</summary>
    /// <exception cref="ArgumentException">Nothing is left of it.</exception>
    public static string Clean(string? fileName)
    {
        var name = new StringBuilder();
        foreach (var rune in (fileName ?? "").EnumerateRunes())
        {
            if (!Rune.IsControl(rune))
            {
                name.Append(rune.Value is '/' or '\\' ? "_" : rune.ToString());
            }
        }

        return name.ToString().Trim() is { Length: > 0 } clean and not "." and not ".."
            ? clean
            : throw new ArgumentException("The file needs a name.");
    }
}
