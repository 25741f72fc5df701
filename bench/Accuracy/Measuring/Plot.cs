using System.Text;

namespace TVidz.Accuracy.Measuring;

/// <summary>Recall against false matches, each system a line, as SVG.</summary>
internal static class Plot
{
    private const int Width = 640, Height = 420, Left = 60, Bottom = 60, Top = 40, Right = 150;

    /// <summary>False matches a query at the left and right edge; the axis is logarithmic, and what is below the left lies on it.</summary>
    private const double Least = 0.001, Most = 10;

    private static readonly string[] Colours = ["#0b6e4f", "#c0392b", "#2c5fa8", "#8e6c00"];

    /// <summary>The picture.</summary>
    public static string Svg(IReadOnlyList<SystemReport> systems)
    {
        var svg = new StringBuilder(Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">"));
        svg.Append(Invariant($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>"));
        svg.Append(Invariant($"<text x=\"{Left}\" y=\"20\" font-size=\"14\">Recall against false matches, over the threshold</text>"));
        Axes(svg);
        foreach (var (index, system) in systems.Index())
        {
            Line(svg, system, Colours[index % Colours.Length], index);
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Axes(StringBuilder svg)
    {
        for (var recall = 0; recall <= 10; recall += 2)
        {
            var y = Y(recall / 10.0);
            svg.Append(Invariant($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:F0}\" y2=\"{y:F0}\" stroke=\"#ddd\"/>"));
            svg.Append(Invariant($"<text x=\"{Left - 8}\" y=\"{y + 4:F0}\" text-anchor=\"end\">{recall * 10} %</text>"));
        }

        for (var value = Least; value <= Most * 1.01; value *= 10)
        {
            var label = value <= Least * 1.01 ? "0" : Invariant($"{value:0.###}");
            svg.Append(Invariant(
                $"<text x=\"{X(value):F0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{label}</text>"));
        }

        svg.Append(Invariant(
            $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - Bottom + 40}\" text-anchor=\"middle\">false matches a query, on average; at the left edge, none</text>"));
        svg.Append(Invariant(
            $"<text x=\"15\" y=\"{(Top + Height - Bottom) / 2}\" text-anchor=\"middle\" transform=\"rotate(-90 15 {(Top + Height - Bottom) / 2})\">copies found</text>"));
        svg.Append(Invariant(
            $"<text x=\"{Width - Right + 12}\" y=\"{Height - Bottom}\" fill=\"#555\">dot: own threshold</text>"));
    }

    private static void Line(StringBuilder svg, SystemReport system, string colour, int index)
    {
        var points = string.Join(' ', system.Curve.Select(point => Invariant($"{X(point.FalseMatches):F1},{Y(point.Recall):F1}")));
        svg.Append(Invariant($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>"));
        if (system.Curve.LastOrDefault(point => point.Threshold >= system.Threshold) is { } chosen)
        {
            svg.Append(Invariant(
                $"<circle cx=\"{X(chosen.FalseMatches):F1}\" cy=\"{Y(chosen.Recall):F1}\" r=\"5\" fill=\"{colour}\"/>"));
        }

        svg.Append(Invariant(
            $"<text x=\"{Width - Right + 12}\" y=\"{Top + 12 + (index * 20)}\" fill=\"{colour}\">{system.System}</text>"));
    }

    private static double X(double falseMatches) =>
        Left + ((Width - Left - Right) * Math.Log(Math.Clamp(falseMatches, Least, Most) / Least) / Math.Log(Most / Least));

    private static double Y(double recall) => Height - Bottom - ((Height - Bottom - Top) * recall);
}
