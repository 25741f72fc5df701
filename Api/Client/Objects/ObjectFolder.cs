using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TVidz.Client.Objects;

/// <summary>
/// A folder that keeps a bucket's objects: one file an object, named for the hash of its key (a key can be any text),
/// and <c>manifest.json</c>, which says what is what and is replaced in one step when all files are there.
/// </summary>
internal sealed class ObjectFolder(DirectoryInfo folder)
{
    private string ManifestPath => Path.Combine(folder.FullName, "manifest.json");

    /// <summary>Makes the folder hold what the bucket holds.</summary>
    public async Task<Transfer> SaveAsync(EmulatorBucket bucket, CancellationToken cancellationToken)
    {
        folder.Create();
        var saved = await ReadManifestAsync(cancellationToken);
        var kept = new Dictionary<string, SavedObject>(StringComparer.Ordinal);
        var moved = 0;
        foreach (var item in (await bucket.ListAsync(cancellationToken)).Values)
        {
            if (saved.TryGetValue(item.Key, out var known) && known.ETag == item.ETag && File.Exists(PathOf(item.Key)))
            {
                kept[item.Key] = known;
                continue;
            }

            var temporary = PathOf(item.Key) + ".part";
            kept[item.Key] = await bucket.GetAsync(item, temporary, cancellationToken);
            File.Move(temporary, PathOf(item.Key), overwrite: true);
            moved++;
        }

        await WriteManifestAsync(kept.Values, cancellationToken);
        foreach (var gone in saved.Keys.Except(kept.Keys))
        {
            File.Delete(PathOf(gone));
        }

        return new Transfer(kept.Count, moved);
    }

    /// <summary>Puts what the folder holds and the bucket does not into the bucket.</summary>
    public async Task<Transfer> RestoreAsync(EmulatorBucket bucket, CancellationToken cancellationToken)
    {
        var saved = await ReadManifestAsync(cancellationToken);
        await bucket.CreateAsync(cancellationToken);
        var present = await bucket.ListAsync(cancellationToken);
        var missing = saved.Values.Where(item => !present.ContainsKey(item.Key)).ToList();
        foreach (var item in missing)
        {
            await bucket.PutAsync(item, PathOf(item.Key), cancellationToken);
        }

        return new Transfer(saved.Count, missing.Count);
    }

    private string PathOf(string key) =>
        Path.Combine(folder.FullName, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    private async Task<Dictionary<string, SavedObject>> ReadManifestAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(ManifestPath))
        {
            return [];
        }

        await using var file = File.OpenRead(ManifestPath);
        var items = await JsonSerializer.DeserializeAsync<List<SavedObject>>(file, cancellationToken: cancellationToken);
        return items!.ToDictionary(item => item.Key, StringComparer.Ordinal);
    }

    private async Task WriteManifestAsync(IEnumerable<SavedObject> items, CancellationToken cancellationToken)
    {
        var temporary = ManifestPath + ".part";
        await using (var file = File.Create(temporary))
        {
            await JsonSerializer.SerializeAsync(file, items, cancellationToken: cancellationToken);
        }

        File.Move(temporary, ManifestPath, overwrite: true);
    }
}
