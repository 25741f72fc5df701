using Microsoft.Extensions.Options;
using TVidz.Api.Hosting;

namespace TVidz.Api.Security;

/// <summary>Refuses keys, roles and origins that cannot mean what their writer meant.</summary>
public sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ApiOptions options)
    {
        string[] faults =
        [
            .. options.Keys.Where(key => !IsSha256(key.Value)).Select(key =>
                $"Api:Keys:{key.Key} must be the SHA-256 of the key as 64 hexadecimal digits "
                + "(printf %s \"$KEY\" | sha256sum); it is something else."),
            .. options.Roles.Where(role => role.Value != AccessControl.Operator).Select(role =>
                $"Api:Roles:{role.Key} is \"{role.Value}\"; the only role is \"{AccessControl.Operator}\"."),
            .. options.Roles.Keys.Where(role => !options.Keys.ContainsKey(role)).Select(role =>
                $"Api:Roles:{role} names a key that Api:Keys does not have."),
            .. options.CorsOrigins.Where(origin => !IsOrigin(origin)).Select(origin =>
                $"Api:CorsOrigins has \"{origin}\"; an origin looks like https://example.org, without a path."),
            .. options.StorageOrigins.Where(origin => !IsOrigin(origin)).Select(origin =>
                $"Api:StorageOrigins has \"{origin}\"; an origin looks like https://example.org, without a path."),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsSha256(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigit);

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == text;
}
