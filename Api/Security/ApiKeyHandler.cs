using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TVidz.Api.Errors;

namespace TVidz.Api.Security;

/// <summary>
/// Who calls: <c>X-Api-Key</c>, or for browsers HTTP Basic with the key as password and any user name. Where no key is
/// set, everyone on this machine is an operator.
/// </summary>
/// <param name="options">Unused settings of the base class.</param>
/// <param name="logger">For the base class; keys are never logged.</param>
/// <param name="encoder">For the base class.</param>
/// <param name="keys">The keys.</param>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme and, in other letters, of nothing else.</summary>
    public const string SchemeName = "ApiKey";

    /// <summary>The header that carries the key.</summary>
    public const string Header = "X-Api-Key";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Only pages ask a browser for a password; a script gets its 401 without a dialogue popping up.
        var isPage = Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        Response.Headers.WWWAuthenticate = isPage ? "Basic realm=\"TVidz\", charset=\"UTF-8\"" : SchemeName;
        await Problems.Of(StatusCodes.Status401Unauthorized, $"This call needs a valid key in the header {Header}.")
            .ExecuteAsync(Context);
    }

    /// <inheritdoc/>
    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        await Problems.Of(StatusCodes.Status403Forbidden, "This call needs a key with the role operator.")
            .ExecuteAsync(Context);

    private AuthenticateResult Authenticate()
    {
        if (keys.IsEmpty)
        {
            return Succeed("local", AccessControl.Operator);
        }

        if (!TryGetKey(out var presented))
        {
            return AuthenticateResult.NoResult();
        }

        return keys.Find(presented) is var (name, role)
            ? Succeed(name, role)
            : AuthenticateResult.Fail("No such key.");
    }

    private bool TryGetKey([NotNullWhen(true)] out string? key)
    {
        key = Request.Headers.TryGetValue(Header, out var header)
            ? header.ToString()
            : BasicPassword(Request.Headers.Authorization);
        return !string.IsNullOrEmpty(key);
    }

    private static string? BasicPassword(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var value)
            || !string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is not { } parameter)
        {
            return null;
        }

        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            return null;
        }

        var credentials = Encoding.UTF8.GetString(bytes, 0, length);
        return credentials[(credentials.IndexOf(':') + 1)..];
    }

    private static AuthenticateResult Succeed(string name, string? role)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], SchemeName);
        if (role is not null)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, role));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
