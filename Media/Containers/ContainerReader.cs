using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using TVidz.Media.Containers.Matroska;
using TVidz.Media.Containers.Mp4;

namespace TVidz.Media.Containers;

/// <summary>
/// Reads the index of plain MP4 and Matroska files itself: to start a program costs a tenth of a second, and takes longer than all
/// that is to be read. What is plain: one picture in H.264, HEVC or VP9, whole, in which every frame is shown. Of anything else it
/// knows nothing, and a program is asked. Thread-safe.
/// </summary>
internal sealed partial class ContainerReader(ILogger<ContainerReader> logger)
{
    /// <summary>What a file says of its picture; null: it is not plain.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Task<MediaInfo?> DescribeAsync(string path, CancellationToken cancellationToken) =>
        TryAsync(path, (_, picture) => picture.Describe(), cancellationToken);

    /// <summary>The packets of a file's picture, the same as ffmpeg's; null: it is not plain.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Task<PacketReading?> ReadPacketsAsync(string path, CancellationToken cancellationToken) =>
        TryAsync(path, (file, picture) => FrameHasher.Read(file, picture, cancellationToken), cancellationToken);

    private Task<T?> TryAsync<T>(string path, Func<SafeFileHandle, CodedPicture, T> use, CancellationToken cancellationToken)
        where T : class => Task.Run(() => Try(path, use), cancellationToken);

    private T? Try<T>(string path, Func<SafeFileHandle, CodedPicture, T> use)
        where T : class
    {
        using var file = File.OpenHandle(path);
        try
        {
            return use(file, Read(file));
        }
        catch (NotPlainException reason)
        {
            LogNotPlain(reason.Message);
            return null;
        }
    }

    private static CodedPicture Read(SafeFileHandle file) =>
        (MatroskaFile.Begins(file) ? MatroskaFile.Read(file) : Mp4File.Read(file)) is { Frames.Count: > 0 } picture
            ? picture
            : throw new NotPlainException("no frames");

    [LoggerMessage(LogLevel.Debug, "A program is asked about a file: it has {Reason}")]
    private partial void LogNotPlain(string reason);
}
