using System.CommandLine;
using Spectre.Console;
using TVidz.Client.Display;
using TVidz.Client.Http;
using TVidz.Client.Uploads;

namespace TVidz.Client.Commands;

/// <summary><c>add</c>: uploads files and prints what each shares with the library.</summary>
internal static class AddCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var command = new Command("add", "Uploads files, shows their progress, prints the duplicates found.")
        {
            files,
            ApiOptions.Address,
        };
        command.SetAction((arguments, cancellationToken) =>
            RunAsync(arguments, arguments.GetRequiredValue(files), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult arguments, FileInfo[] files, CancellationToken cancellationToken)
    {
        using var api = ApiOptions.Client(arguments);
        using var uploader = new Uploader();
        var terminal = new Terminal();
        var outcomes = await new FilePipeline(api, uploader).RunAsync(files, terminal.Progress, cancellationToken);
        foreach (var outcome in outcomes)
        {
            await PrintAsync(api, terminal.Console, outcome, cancellationToken);
        }

        return outcomes.All(outcome => outcome.Error is null) ? 0 : 1;
    }

    private static async Task PrintAsync(
        ApiClient api, IAnsiConsole console, FileOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is not { Video: { } video, Error: null })
        {
            Terminal.Complain($"{outcome.File.Name}: {outcome.Error}");
            return;
        }

        var duplicates = await api.GetDuplicatesAsync(video.VideoId, cancellationToken);
        if (duplicates.Count > 0)
        {
            console.Write(MatchTable.For(video.FileName, duplicates));
        }
        else
        {
            console.WriteLine(video.Evidence is Evidence.Insufficient
                ? $"{video.FileName}: too short or too uniform to tell whether it is a duplicate."
                : $"{video.FileName}: no duplicates.");
        }
    }
}
