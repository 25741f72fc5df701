namespace TVidz.Grains.Ingress;

/// <summary>Text from outside, made fit for a log line.</summary>
internal static class LogText
{
    /// <summary>The text with every control character and line separator replaced, so that it cannot forge a line.</summary>
    public static string Clean(string text) =>
        text.Any(IsUnfit) ? new string([.. text.Select(c => IsUnfit(c) ? '\uFFFD' : c)]) : text;

    private static bool IsUnfit(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
