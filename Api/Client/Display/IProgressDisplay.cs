namespace TVidz.Client.Display;

/// <summary>Shows files under way.</summary>
internal interface IProgressDisplay
{
    /// <summary>Shows the files while <paramref name="work"/> runs; it gets one progress a file, in their order.</summary>
    Task ShowAsync(IReadOnlyList<FileInfo> files, Func<IReadOnlyList<IFileProgress>, Task> work);
}
