using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TVidz.Client.Predecessor;

/// <summary>How far an import is, kept in a file: a run that was interrupted is taken up where it was.</summary>
internal sealed class ImportState
{
    /// <summary>The last row that is dealt with; empty at the beginning.</summary>
    public string LastId { get; set; } = "";

    /// <summary>Videos taken in.</summary>
    public long Imported { get; set; }

    /// <summary>Rows that were not, by reason.</summary>
    public Dictionary<string, RejectedRows> Rejected { get; init; } = [];

    /// <summary>Rows that were not.</summary>
    public long RejectedCount => Rejected.Values.Sum(rows => rows.Count);

    /// <summary>The file of an import from one place to another, in a folder.</summary>
    public static string PathIn(DirectoryInfo folder, string from, Uri to)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\n{to}"));
        return Path.Combine(folder.FullName, $"import-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}.json");
    }

    /// <summary>Reads the file; a new state where there is none.</summary>
    public static ImportState Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ImportState>(File.ReadAllText(path))! : new ImportState();
        }
        catch (JsonException failure)
        {
            throw new ImportException($"{path} is damaged. Remove it, or begin anew with --again.", failure);
        }
    }

    /// <summary>Writes it; a file that is there is replaced as a whole.</summary>
    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this));
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Counts a row that was not taken in. Reasons that differ in numbers only are one.</summary>
    public void Reject(string id, string reason)
    {
        var kind = RejectedRows.KindOf(reason);
        if (!Rejected.TryGetValue(kind, out var rows))
        {
            Rejected.Add(kind, rows = new RejectedRows { FirstId = id, FirstReason = reason });
        }

        rows.Count++;
    }
}
