namespace TVidz.Client.Display;

/// <summary>One line for each stage of a file, for output that is not a terminal.</summary>
internal sealed class LinesDisplay(TextWriter output) : IProgressDisplay
{
    /// <inheritdoc/>
    public Task ShowAsync(IReadOnlyList<FileInfo> files, Func<IReadOnlyList<IFileProgress>, Task> work)
    {
        var synchronized = TextWriter.Synchronized(output);
        return work([.. files.Select(file => new Lines(synchronized, file.Name))]);
    }

    private sealed class Lines(TextWriter output, string name) : IFileProgress
    {
        private string _stage = "";

        /// <inheritdoc/>
        public void Report(string stage, double share)
        {
            if (stage != Interlocked.Exchange(ref _stage, stage) && stage is not ("done" or "failed"))
            {
                output.WriteLine($"{name}: {stage}");
            }
        }

        /// <inheritdoc/>
        public void End(string? error) => output.WriteLine(error is null ? $"{name}: done" : $"{name}: failed");
    }
}
