using CliWrap;
using CliWrap.Buffered;

namespace TVidz.Accuracy.Corpus;

/// <summary>Downloads and unpacks Debian packages into the cache; installs nothing.</summary>
internal sealed class PackageStore(CorpusCache cache)
{
    /// <summary>The folder with the package's files.</summary>
    public async Task<string> GetAsync(string package, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache.Folder("packages"), package);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var download = cache.Folder(Path.Combine("unfinished", package));
        await RunAsync("apt-get", ["download", package], download, cancellationToken);
        var unpacked = Path.Combine(download, "files");
        await RunAsync("dpkg", ["-x", Directory.GetFiles(download, "*.deb").Single(), unpacked], download, cancellationToken);
        Directory.Move(unpacked, folder);
        Directory.Delete(download, recursive: true);
        return folder;
    }

    private static async Task RunAsync(
        string program, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        var result = await Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        if (!result.IsSuccess)
        {
            throw new InvalidOperationException(
                $"'{program} {string.Join(' ', arguments)}' failed: {result.StandardError.Trim()} "
                + "Run 'apt-get update' and try again.");
        }
    }
}
