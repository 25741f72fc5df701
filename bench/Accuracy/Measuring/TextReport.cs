namespace TVidz.Accuracy.Measuring;

/// <summary>The report as a person reads it.</summary>
internal static class TextReport
{
    /// <summary>All systems side by side, then each one's bars.</summary>
    public static void Write(IReadOnlyList<SystemReport> systems, TextWriter output)
    {
        output.WriteLine();
        output.Write($"{"recall · false · IoU",-26}");
        output.WriteLine(string.Concat(systems.Select(system => $"{system.System,30}")));
        foreach (var name in systems.SelectMany(system => system.Transforms).Select(row => row.Name).Distinct())
        {
            output.Write($"{name,-26}");
            output.WriteLine(string.Concat(systems.Select(system =>
                $"{Cell(system.Transforms.FirstOrDefault(row => row.Name == name)),30}")));
        }

        foreach (var system in systems)
        {
            output.WriteLine();
            output.WriteLine(system.Note.Length > 0 ? $"{system.System} ({system.Note})" : system.System);
            foreach (var bar in system.Bars)
            {
                var verdict = bar.Measured is null ? "-" : bar.Passed ? "pass" : "MISS";
                output.WriteLine(Invariant(
                    $"  {bar.Name,-46}{(bar.AtMost ? "<=" : ">=")} {bar.Demanded,-8:0.###}{bar.Measured,10:0.###}  {verdict}"));
            }
        }
    }

    private static string Cell(Measure? row) => row switch
    {
        null => "",
        { Copies: 0 } => Invariant($"{row.FalseMatches} false"),
        _ => Invariant($"{row.Found}/{row.Copies} · {row.FalseMatches} · {row.Iou ?? 0:0.00}"),
    };
}
