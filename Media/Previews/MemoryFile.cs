using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TVidz.Media.Previews;

/// <summary>A file in memory that a child process of the same user can write by its path (Linux). Nothing is left of it after its last handle.</summary>
internal sealed partial class MemoryFile : IDisposable
{
    private const uint CloseOnExec = 1;

    private readonly SafeFileHandle _handle;

    /// <summary>Creates an empty one.</summary>
    public MemoryFile()
    {
        var descriptor = Create("tvidz", CloseOnExec);
        _handle = descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"No file in memory: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>Opens the file for as long as this object lives.</summary>
    public string Path => string.Create(
        CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{_handle.DangerousGetHandle()}");

    /// <summary>All that was written.</summary>
    public byte[] ReadAll()
    {
        var content = new byte[RandomAccess.GetLength(_handle)];
        var length = 0;
        while (RandomAccess.Read(_handle, content.AsSpan(length), length) is > 0 and var count)
        {
            length += count;
        }

        return content[..length];
    }

    public void Dispose() => _handle.Dispose();

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Create(string name, uint flags);
}
