namespace TVidz.Media.Tests.Support;

/// <summary>Children of this process that have ended and were not waited for.</summary>
public static class Zombies
{
    public static bool Exist() => Directory.EnumerateDirectories("/proc").Any(IsOurs);

    private static bool IsOurs(string process)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(process, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" && fields[1] == $"{Environment.ProcessId}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
