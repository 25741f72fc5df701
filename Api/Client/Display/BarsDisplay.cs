using Spectre.Console;

namespace TVidz.Client.Display;

/// <summary>One progress bar a file, for a terminal.</summary>
internal sealed class BarsDisplay(IAnsiConsole console) : IProgressDisplay
{
    /// <inheritdoc/>
    public Task ShowAsync(IReadOnlyList<FileInfo> files, Func<IReadOnlyList<IFileProgress>, Task> work) =>
        console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(context => work([.. files.Select(file => new Bar(context.AddTask(Describe(file.Name, "waiting")), file.Name))]));

    private static string Describe(string name, string stage) => $"{Markup.Escape(name)} [grey]{stage,-9}[/]";

    private sealed class Bar(ProgressTask task, string name) : IFileProgress
    {
        /// <inheritdoc/>
        public void Report(string stage, double share)
        {
            task.Description = Describe(name, stage);
            task.Value = 100 * Overall(stage, share);
        }

        /// <inheritdoc/>
        public void End(string? error)
        {
            task.Description = Describe(name, error is null ? "done" : "failed");
            task.Value = error is null ? 100 : task.Value;
            task.StopTask();
        }

        /// <summary>One bar for the whole way: the upload is its first third, the analysis the rest.</summary>
        private static double Overall(string stage, double share) => stage switch
        {
            "uploading" => 0.33 * share,
            "queued" => 0.33,
            _ => 0.33 + (0.66 * share),
        };
    }
}
