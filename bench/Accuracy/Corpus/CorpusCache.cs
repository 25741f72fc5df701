namespace TVidz.Accuracy.Corpus;

/// <summary>The folder that keeps made files between runs, each under its recipe's key.</summary>
internal sealed class CorpusCache(string folder)
{
    /// <summary>Files made by this run, rather than found.</summary>
    public int Made { get; private set; }

    /// <summary>A subfolder, made when missing.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    /// <summary>Where the recipe's file lies, made or not.</summary>
    public string PathOf(Recipe recipe) => Path.Combine(Folder("videos"), $"{recipe.Key()}.{recipe.Extension}");

    /// <summary>The recipe's file, made when missing. A file that is there is complete: it is moved in when finished.</summary>
    public async Task<string> GetAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        var path = PathOf(recipe);
        if (File.Exists(path))
        {
            return path;
        }

        var unfinished = Path.Combine(Folder("unfinished"), Path.GetFileName(path));
        await Ffmpeg.MakeAsync(recipe, unfinished, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
        Made++;
        return path;
    }
}
