namespace TVidz.Accuracy.Corpus;

/// <summary>The folder that keeps made files between runs, each under its recipe's key.</summary>
internal sealed class CorpusCache(string folder)
{
    private int _made;

    /// <summary>Files made by this run, rather than found.</summary>
    public int Made => _made;

    /// <summary>A subfolder, made when missing.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    /// <summary>Where the recipe's file lies, made or not.</summary>
    public string PathOf(Recipe recipe) => Path.Combine(Folder("videos"), $"{recipe.Key()}.{recipe.Extension}");

    /// <summary>Makes the files that are missing, as many at once as there are cores.</summary>
    public Task MakeAsync(IEnumerable<Recipe> recipes, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            recipes.DistinctBy(PathOf),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (recipe, token) => await MakeAsync(recipe, token));

    /// <summary>Makes the file when missing. One that is there is complete: it is moved in when finished.</summary>
    private async Task MakeAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        var path = PathOf(recipe);
        if (File.Exists(path))
        {
            return;
        }

        var unfinished = Path.Combine(Folder("unfinished"), Path.GetFileName(path));
        await Ffmpeg.MakeAsync(recipe, unfinished, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
        Interlocked.Increment(ref _made);
    }
}
