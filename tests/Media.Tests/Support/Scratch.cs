namespace TVidz.Media.Tests.Support;

/// <summary>A folder for one test's files, gone with it.</summary>
public sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("tvidz-media-").FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public string Write(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
