namespace TVidz.Testing.Films;

/// <summary>A folder of generated films and of copies of them, removed with everything in it.</summary>
public sealed class FilmFolder : IDisposable
{
    private const int Rate = 25;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tvidz-films-");

    /// <summary>Makes a film of hard cuts at irregular times, others for each seed. Returns its path.</summary>
    public async Task<string> Film(string name, int seed, double seconds)
    {
        var random = new Random(seed);
        var left = (int)(seconds * Rate);
        var shots = new List<int>();
        while (left > 0)
        {
            var next = random.Next(25, 110);
            shots.Add(left - next < 25 ? left : next);
            left -= shots[^1];
        }

        await FilmMaker.MakeAsync(PathOf(name), shots, firstSource: seed);
        return PathOf(name);
    }

    /// <summary>Makes a small film of one shot, without a cut. Returns its path.</summary>
    public async Task<string> SingleShot(string name, int width, int height, int seconds)
    {
        await FilmMaker.MakeAsync(PathOf(name), [seconds * Rate], size: $"{width}x{height}");
        return PathOf(name);
    }

    /// <summary>Makes a copy, coded anew, with more of ffmpeg's arguments before and after its input. Returns its path.</summary>
    public async Task<string> Copy(string source, string name, string input, string output)
    {
        await Ffmpeg.RunAsync(
            [.. Words(input), "-i", PathOf(source), "-c:v", "libx264", "-preset", "veryfast", .. Words(output), PathOf(name)]);
        return PathOf(name);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
