using System.CommandLine;
using TVidz.Client.Http;

namespace TVidz.Client.Commands;

/// <summary>Which Api a command talks to, and with which key.</summary>
internal static class ApiOptions
{
    private const string KeyVariable = "TVIDZ_API_KEY";

    /// <summary>The Api's address.</summary>
    public static readonly Option<Uri> Address = new("--api")
    {
        Description = $"Address of the Api; its key, if it asks for one, is read from the variable {KeyVariable}.",
        Required = true,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError("--api needs an address such as http://127.0.0.1:5001.");
            return null;
        },
    };

    /// <summary>The client that the options ask for.</summary>
    public static ApiClient Client(ParseResult arguments) =>
        new(arguments.GetRequiredValue(Address), Environment.GetEnvironmentVariable(KeyVariable));
}
