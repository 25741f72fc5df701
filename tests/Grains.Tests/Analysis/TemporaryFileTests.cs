using System.Diagnostics;
using TVidz.Grains.Analysis;

namespace TVidz.Grains.Tests.Analysis;

public sealed class TemporaryFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tvidz-temporary-");

    [Fact]
    public async Task It_is_written_and_read_by_its_path_here_and_in_a_child_process()
    {
        using var file = new TemporaryFile(_folder.FullName);
        await File.WriteAllTextAsync(file.Path, "hello");

        using var child = Process.Start(new ProcessStartInfo("cat", [file.Path]) { RedirectStandardOutput = true })!;

        (await child.StandardOutput.ReadToEndAsync()).ShouldBe("hello");
        (await File.ReadAllTextAsync(file.Path)).ShouldBe("hello");
    }

    [Fact]
    public void Its_folder_is_empty_while_it_is_open()
    {
        using var file = new TemporaryFile(_folder.FullName);

        _folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_holds_it_once_it_is_disposed()
    {
        var file = new TemporaryFile(_folder.FullName);
        OpenFiles().ShouldContain(target => target.StartsWith(_folder.FullName, StringComparison.Ordinal));

        file.Dispose();

        OpenFiles().ShouldNotContain(target => target.StartsWith(_folder.FullName, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<string> OpenFiles() =>
        [.. new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Select(link => link.LinkTarget).OfType<string>()];
}
