using System.Globalization;

namespace TVidz.Bench;

/// <summary>What the system says of a process: unlike a clock, its processor time is hardly changed by what else runs.</summary>
/// <param name="CpuSeconds">Processor time since its start, in user and kernel mode.</param>
/// <param name="ResidentBytes">Memory that it holds now.</param>
internal sealed record ProcessUsage(double CpuSeconds, long ResidentBytes)
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on all Linux systems that .NET runs on
    private const int Times = 11; // the first of four, in the fields after the name, from 0; proc(5) counts from 1, with name and id

    /// <summary>Processor time of all its children that have ended, in user and kernel mode.</summary>
    public double ChildrenCpuSeconds { get; init; }

    /// <summary>Processor time of the process and of its children that have ended.</summary>
    public double CpuSecondsOfAll => CpuSeconds + ChildrenCpuSeconds;

    /// <summary>Of the process, or nothing where it has ended.</summary>
    public static ProcessUsage Of(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // the name before it may hold anything
            var pages = File.ReadAllText($"/proc/{id}/statm").Split(' ')[1];
            return new ProcessUsage(Seconds(fields, Times), Number(pages) * Environment.SystemPageSize)
            {
                ChildrenCpuSeconds = Seconds(fields, Times + 2),
            };
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return new ProcessUsage(0, 0);
        }
    }

    /// <summary>User and kernel time, which stand side by side.</summary>
    private static double Seconds(string[] fields, int first) =>
        (Number(fields[first]) + Number(fields[first + 1])) / TicksPerSecond;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
