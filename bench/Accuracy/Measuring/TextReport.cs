namespace TVidz.Accuracy.Measuring;

/// <summary>The report as a person reads it.</summary>
internal static class TextReport
{
    /// <summary>False matches that are named; the others are in the JSON file.</summary>
    private const int MostNamed = 10;

    /// <summary>All systems side by side, in all at the bottom, then each one's bars, then the gates of a small run.</summary>
    public static void Write(IReadOnlyList<SystemReport> systems, IReadOnlyList<Bar> gates, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("copies found / copies asked for · false matches · mean segment IoU of those found");
        Row("disguise", systems.Select(system => system.System), output);
        foreach (var name in systems.SelectMany(system => system.Transforms).Select(row => row.Name).Distinct())
        {
            Row(name, systems.Select(system => Cell(system.Transforms.FirstOrDefault(row => row.Name == name))), output);
        }

        Row("all", systems.Select(system => Cell(system.Total)), output);
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
            foreach (var wrong in system.Wrong.Take(MostNamed))
            {
                output.WriteLine($"  false: {wrong}");
            }

            if (system.Wrong.Count > MostNamed)
            {
                output.WriteLine($"  and {system.Wrong.Count - MostNamed} more false matches");
            }
        }

        if (gates.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("gate: what this part of the corpus must not fall below; the bars above are the goal");
            Write(gates, output);
        }
    }

    private static void Row(string name, IEnumerable<string> cells, TextWriter output) =>
        output.WriteLine($"{name,-26}{string.Concat(cells.Select(cell => $"{cell,30}"))}");

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
