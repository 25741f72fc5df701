using System.Globalization;

namespace TVidz.Media.Processes;

/// <summary>CPU times of processes, as Linux counts them.</summary>
internal static class ProcessCpu
{
    /// <summary>Fields 14 and 15 of proc(5), counted from the one after the name.</summary>
    private const int User = 11, System = 12;

    /// <summary>Of a second; the same on all of Linux' architectures.</summary>
    private const double Ticks = 100;

    /// <summary>User and system time of a process that has not been waited for; zero if it is gone.</summary>
    public static TimeSpan Of(int processId)
    {
        try
        {
            // The name is in brackets, and may hold anything.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[User], CultureInfo.InvariantCulture) + long.Parse(fields[System], CultureInfo.InvariantCulture);
            return TimeSpan.FromSeconds(ticks / Ticks);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }
}
