using TVidz.Api.Hosting;

namespace TVidz.Api.Errors;

/// <summary>What to say of a status that the framework itself answers with.</summary>
internal static class StatusWords
{
    /// <summary>Words for it; null: there are none.</summary>
    public static string? For(int? status) => status switch
    {
        StatusCodes.Status404NotFound => "There is no such call.",
        StatusCodes.Status405MethodNotAllowed => "The call does not take this method; the header Allow names those that it takes.",
        StatusCodes.Status408RequestTimeout => "The body arrived too slowly.",
        StatusCodes.Status413PayloadTooLarge =>
            $"The body is larger than {HttpHosting.MaxBodyBytes} bytes, the limit of this call.",
        StatusCodes.Status415UnsupportedMediaType =>
            "The body must be JSON: send it with Content-Type: application/json.",
        _ => null,
    };
}
