using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace TVidz.Grains.Analysis;

/// <summary>
/// A file that nothing can leave behind: its name is removed as soon as it is open, so that its space is freed with the
/// last handle, even when the process is killed. Child processes of the same user open it by <see cref="Path"/>.
/// </summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    /// <summary>Creates an empty file in <paramref name="directory"/> (created if it is missing).</summary>
    public TemporaryFile(string? directory)
    {
        directory ??= System.IO.Path.GetTempPath();
        Directory.CreateDirectory(directory);
        var name = System.IO.Path.Combine(directory, $"tvidz-{Guid.NewGuid():N}");
        _handle = File.OpenHandle(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
        File.Delete(name);
    }

    /// <summary>Opens the file for as long as this object lives, here and in child processes (Linux).</summary>
    public string Path => string.Create(
        CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{_handle.DangerousGetHandle()}");

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
