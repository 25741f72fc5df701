using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;

namespace TVidz.Accuracy.Corpus;

/// <summary>Finds the sources, each picture once, and deals them out to the two sets.</summary>
internal sealed class SourcePool(CorpusCache cache, PackageStore packages)
{
    /// <summary>Two pictures whose looks differ by no more bits of 256 are one picture.</summary>
    private const int SamePicture = 48;

    /// <summary>A picture with fewer gradients than this, of 256, is too plain to tell from others.</summary>
    private const int LeastGradients = 24;

    private const int Grid = 16;

    /// <summary>The set's sources, pictures and footage, in an order that does not depend on where they lie.</summary>
    public async Task<IReadOnlyList<Source>> GetAsync(CorpusSet set, CancellationToken cancellationToken)
    {
        var folder = cache.Folder("packages");
        var catalog = Path.Combine(folder, "catalog.json");
        if (!File.Exists(catalog))
        {
            // Paths within the folder, so that a corpus may be moved.
            var found = Distinct(await FindAsync(cancellationToken))
                .Select(source => source with { Path = Path.GetRelativePath(folder, source.Path) });
            await File.WriteAllTextAsync(catalog, JsonSerializer.Serialize(found), cancellationToken);
        }

        var sources = JsonSerializer.Deserialize<List<Source>>(await File.ReadAllTextAsync(catalog, cancellationToken))!;
        return Deal(sources.Select(source => source with { Path = Path.GetFullPath(source.Path, folder) }), set);
    }

    /// <summary>Each kind is dealt out apart, by turns in the order of their hashes, so that both sets get their half.</summary>
    internal static IReadOnlyList<Source> Deal(IEnumerable<Source> sources, CorpusSet set) =>
        [.. sources.OrderBy(source => source.Key, StringComparer.Ordinal)
            .GroupBy(source => source.Kind)
            .SelectMany(kind => kind.Where((_, i) => i % 2 == (int)set))];

    /// <summary>Leaves out what shows the same as another, keeping the larger file, and what shows next to nothing.</summary>
    internal static IReadOnlyList<Source> Distinct(IEnumerable<Source> sources)
    {
        var kept = new List<Source>();
        foreach (var source in sources)
        {
            if (source.Kind != SourceKind.Picture
                || (IsRich(source) && !kept.Exists(other => other.Kind == SourceKind.Picture && LooksLike(source, other))))
            {
                kept.Add(source);
            }
        }

        return kept;
    }

    private static bool IsRich(Source source) =>
        source.Look.Sum(bits => BitOperations.PopCount(bits)) is >= LeastGradients and <= 256 - LeastGradients;

    private static bool LooksLike(Source source, Source other) =>
        source.Look.Zip(other.Look, (mine, theirs) => BitOperations.PopCount((uint)(mine ^ theirs))).Sum() <= SamePicture;

    private async Task<List<Source>> FindAsync(CancellationToken cancellationToken)
    {
        var sources = new List<Source>();
        foreach (var package in SourceCatalog.Packages)
        {
            var folder = await packages.GetAsync(package.Name, cancellationToken);
            var wanted = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => (Path: path, Match: package.Wanted.Match(path)))
                .Where(file => file.Match.Success && new FileInfo(file.Path).LinkTarget is null)
                .GroupBy(file => file.Match.Groups["id"].Value)
                .OrderBy(group => group.Key, StringComparer.Ordinal);
            foreach (var group in wanted)
            {
                var largest = group.MaxBy(file => new FileInfo(file.Path).Length).Path;
                foreach (var (id, path) in Files($"{package.Name}/{group.Key}", largest))
                {
                    sources.Add(await ExamineAsync(id, path, cancellationToken));
                }
            }
        }

        return sources;
    }

    private IEnumerable<(string Id, string Path)> Files(string id, string path)
    {
        if (!path.EndsWith(".rcc", StringComparison.Ordinal))
        {
            yield return (id, path);
            yield break;
        }

        var folder = cache.Folder(Path.Combine("packages", "carved"));
        var index = 0;
        foreach (var picture in WebpCarver.Carve(File.ReadAllBytes(path)))
        {
            var name = $"{Path.GetFileNameWithoutExtension(path)}-{index++:000}";
            var carved = Path.Combine(folder, name + ".webp");
            File.WriteAllBytes(carved, picture.ToArray());
            yield return ($"{id}-{index:000}", carved);
        }
    }

    private static async Task<Source> ExamineAsync(string id, string path, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, cancellationToken)).AsSpan(0, 12));
        var kind = SourceCatalog.KindOf(path);
        if (kind != SourceKind.Picture)
        {
            return new Source(id, path, key, kind, await DurationAsync(path, cancellationToken), []);
        }

        var luma = await Ffmpeg.ReadAsync(
            ["-i", path, "-frames:v", "1", "-vf", $"scale={Grid + 1}:{Grid}:flags=area,format=gray", "-f", "rawvideo", "-"],
            cancellationToken);
        return new Source(id, path, key, kind, 0, luma.Length == (Grid + 1) * Grid ? Look(luma) : new byte[Grid * Grid / 8]);
    }

    private static byte[] Look(byte[] luma)
    {
        var look = new byte[Grid * Grid / 8];
        for (var i = 0; i < Grid * Grid; i++)
        {
            var at = (i / Grid * (Grid + 1)) + (i % Grid);
            if (luma[at + 1] > luma[at])
            {
                look[i / 8] |= (byte)(1 << (i % 8));
            }
        }

        return look;
    }

    /// <summary>Seconds, counted in frames of one pixel at 10 a second: containers' own words are not always true.</summary>
    private static async Task<double> DurationAsync(string path, CancellationToken cancellationToken) =>
        (await Ffmpeg.ReadAsync(
            ["-i", path, "-vf", "fps=10,scale=2:2,format=gray", "-f", "rawvideo", "-"], cancellationToken)).Length / 40.0;
}
