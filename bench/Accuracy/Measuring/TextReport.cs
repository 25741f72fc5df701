namespace TVidz.Accuracy.Measuring;

/// <summary>The report as a person reads it.</summary>
internal static class TextReport
{
    /// <summary>All systems side by side, then each one's bars, then the gates of a small run.</summary>
    public static void Write(IReadOnlyList<SystemReport> systems, IReadOnlyList<Bar> gates, TextWriter output)
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
            if (system.Padding > 0)
            {
                output.WriteLine(Invariant($"  with {system.Padding:#,0} synthetic videos in its library"));
            }

            if (system.Cost is { } cost)
            {
                output.WriteLine(Invariant(
                    $"  CPU: {cost.Child:0.00} s in ffmpeg and {cost.Own:0.00} s here for analyses, {cost.Decode:0.00} s for bare decoding of the same films"));
            }

            Write(system.Bars, output);
        }

        if (gates.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("gate: what cuts alone reach today, on this part of the corpus; they do not reach the bars above");
            Write(gates, output);
        }
    }

    private static void Write(IReadOnlyList<Bar> bars, TextWriter output)
    {
        foreach (var bar in bars)
        {
            var verdict = bar.Measured is null ? "-" : bar.Passed ? "pass" : "MISS";
            output.WriteLine(Invariant(
                $"  {bar.Name,-46}{(bar.AtMost ? "<=" : ">=")} {bar.Demanded,-8:0.###}{bar.Measured,10:0.###}  {verdict}"));
        }
    }

    private static string Cell(Measure? row) => row switch
    {
        null => "",
        { Copies: 0 } => Invariant($"{row.FalseMatches} false"),
        _ => Invariant($"{row.Found}/{row.Copies} · {row.FalseMatches} · {(row.Iou is { } iou ? Invariant($"{iou:0.00}") : "-")}"),
    };
}
