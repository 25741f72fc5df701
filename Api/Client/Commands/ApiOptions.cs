using System.CommandLine;
using TVidz.Client.Http;

namespace TVidz.Client.Commands;

/// <summary>Which Api a command talks to, and with which key.</summary>
internal static class ApiOptions
{
    private const string KeyVariable = "TVIDZ_API_KEY";

    /// <summary>The Api's address.</summary>
    public static readonly Option<Uri> Address = HttpAddress.Option(
        "--api", $"Address of the Api; its key, if it asks for one, is read from the variable {KeyVariable}.");

    /// <summary>The client that the options ask for.</summary>
    public static ApiClient Client(ParseResult arguments) =>
        new(arguments.GetRequiredValue(Address), Environment.GetEnvironmentVariable(KeyVariable));
}
