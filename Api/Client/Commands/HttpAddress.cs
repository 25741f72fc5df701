using System.CommandLine;
using System.CommandLine.Parsing;

namespace TVidz.Client.Commands;

/// <summary>Options and arguments that are HTTP addresses.</summary>
internal static class HttpAddress
{
    /// <summary>A required option.</summary>
    public static Option<Uri> Option(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = Parse,
    };

    /// <summary>An argument.</summary>
    public static Argument<Uri> Argument(string name) => new(name) { CustomParser = Parse };

    private static Uri? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"'{text}' is no address such as http://127.0.0.1:5001.");
        return null;
    }
}
