using System.Text.Json;

namespace TVidz.Api.Errors;

/// <summary>Says in words where JSON is wrong.</summary>
public static class JsonFault
{
    /// <summary>Names the field, if one was reached, and the place.</summary>
    /// <param name="exception">As <see cref="JsonSerializer"/> throws it.</param>
    /// <param name="whole">What the JSON is the whole of.</param>
    public static string Describe(JsonException exception, string whole = "body")
    {
        var field = exception.Path is { } path && path != "$" ? path.TrimStart('$').TrimStart('.') : null;
        // The reader's own complaints are about syntax; everything else is about a value, after whose end it stands.
        var isSyntax = exception.InnerException is JsonException;
        var place = exception.LineNumber is { } line
            ? $" (line {line + 1}, byte {exception.BytePositionInLine.GetValueOrDefault() + (isSyntax ? 1 : 0)})"
            : "";
        if (exception.Message.StartsWith("Duplicate property", StringComparison.Ordinal))
        {
            return $"{field} is given twice{place}.";
        }

        return (field, isSyntax) switch
        {
            (null, true) => $"The {whole} is not valid JSON{place}.",
            (null, false) => $"The {whole} is not JSON of the shape that this call takes{place}.",
            (_, true) => $"{field} is not valid JSON{place}.",
            (_, false) => $"{field} is of the wrong type{place}.",
        };
    }
}
