using CliWrap;
using CliWrap.Buffered;

namespace TVidz.Accuracy.Corpus;

/// <summary>Runs ffmpeg, one thread each, so that results do not depend on the machine's cores.</summary>
internal static class Ffmpeg
{
    private static readonly string[] Common = ["-nostdin", "-v", "error", "-threads", "1", "-filter_complex_threads", "1"];

    /// <summary>Makes the file.</summary>
    public static async Task MakeAsync(Recipe recipe, string path, CancellationToken cancellationToken)
    {
        var result = await Cli.Wrap("ffmpeg")
            .WithArguments([.. Common, .. recipe.Arguments(), "-threads", "1", "-y", path])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        if (!result.IsSuccess)
        {
            throw new InvalidOperationException(
                $"ffmpeg could not make a file of the corpus ({result.ExitCode}): {result.StandardError.Trim()}\n{recipe.Graph}");
        }
    }

    /// <summary>What ffmpeg writes to its standard output; empty when it cannot read the input.</summary>
    public static async Task<byte[]> ReadAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        await Cli.Wrap("ffmpeg")
            .WithArguments([.. Common, .. arguments])
            .WithStandardOutputPipe(PipeTarget.ToStream(output))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellationToken);
        return output.ToArray();
    }
}
