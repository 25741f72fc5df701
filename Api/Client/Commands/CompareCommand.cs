using System.CommandLine;
using Spectre.Console;
using TVidz.Client.Display;
using TVidz.Client.Uploads;

namespace TVidz.Client.Commands;

/// <summary><c>compare</c>: uploads an original and a disguised part of it, and checks that the part is recognised.</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var original = new Argument<FileInfo>("ORIGINAL").AcceptExistingOnly();
        var part = new Argument<FileInfo>("PART").AcceptExistingOnly();
        var command = new Command("compare", "Uploads two files and prints which seconds of the second are in the first.")
        {
            original,
            part,
            ApiOptions.Address,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments, [arguments.GetRequiredValue(original), arguments.GetRequiredValue(part)], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult arguments, FileInfo[] files, CancellationToken cancellationToken)
    {
        using var api = ApiOptions.Client(arguments);
        using var uploader = new Uploader();
        var terminal = new Terminal();
        var outcomes = await new FilePipeline(api, uploader).RunAsync(files, terminal.Progress, cancellationToken);
        foreach (var outcome in outcomes.Where(outcome => outcome.Error is not null))
        {
            Terminal.Complain($"{outcome.File.Name}: {outcome.Error}");
        }

        if (outcomes is not [{ Video: { } original, Error: null }, { Video: { } part, Error: null }])
        {
            return 1;
        }

        var duplicates = await api.GetDuplicatesAsync(part.VideoId, cancellationToken);
        var found = duplicates.Where(duplicate => duplicate.VideoId == original.VideoId).ToList();
        if (found.Count == 0)
        {
            Terminal.Complain(
                $"{part.FileName} was not recognised in {original.FileName}: it has {part.SceneCuts.Count} cuts, "
                + $"{original.FileName} has {original.SceneCuts.Count}. A video needs several cuts to be recognised by.");
            return 1;
        }

        terminal.Console.Write(MatchTable.For(part.FileName, found));
        if (duplicates.Count > 1)
        {
            terminal.Console.WriteLine($"It was found in {duplicates.Count - 1} other videos of the library as well.");
        }

        return 0;
    }
}
