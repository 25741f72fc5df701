using System.Globalization;

namespace TVidz.Bench.Analysis;

/// <summary>CPU time as Linux counts it.</summary>
internal static class Cpu
{
    /// <summary>Fields 14 to 17 of proc(5), user and system time of a process and of its children that have ended, counted after the name.</summary>
    private const int First = 11, Count = 4;

    /// <summary>Of a second.</summary>
    private const double Ticks = 100;

    /// <summary>Seconds, user and system, of a process and of all its children that have ended.</summary>
    public static double Of(int processId)
    {
        // The name is in brackets, and may hold anything.
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[First..(First + Count)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / Ticks;
    }

    /// <summary>The same of this process.</summary>
    public static double OfThis() => Of(Environment.ProcessId);
}
