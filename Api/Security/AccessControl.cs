using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using TVidz.Api.Hosting;

namespace TVidz.Api.Security;

/// <summary>Who may call what, from where.</summary>
public static class AccessControl
{
    /// <summary>The role, and the policy that asks for it.</summary>
    public const string Operator = "operator";

    /// <summary>The CORS policy of the predecessor's status calls: any page may read them, as it could there.</summary>
    public const string AnyOrigin = "any-origin";

    /// <summary>Adds keys, roles, CORS, and the refusal to listen beyond loopback without keys.</summary>
    public static void AddAccessControl(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddSingleton<ApiKeyRing>();
        services.AddHostedService<LoopbackWithoutKeys>();
        services.AddAuthentication(ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        var anyKey = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(anyKey)
            .SetFallbackPolicy(anyKey)
            .AddPolicy(Operator, policy => policy.RequireRole(Operator));
        var origins = builder.Configuration.GetSection($"{ApiOptions.Section}:{nameof(ApiOptions.CorsOrigins)}")
            .Get<string[]>() ?? [];
        services.AddCors(cors =>
        {
            cors.AddDefaultPolicy(policy => policy.WithOrigins(origins).AllowAnyMethod().AllowAnyHeader());
            cors.AddPolicy(AnyOrigin, policy => policy.AllowAnyOrigin().WithMethods("GET").AllowAnyHeader());
        });
    }

    /// <summary>Refuses bad keys, and addresses that are too open, before anything starts.</summary>
    public static void CheckAccess(this WebApplication app) => LoopbackWithoutKeys.Check(
        app.Services.GetRequiredService<IOptions<ApiOptions>>().Value, ListenAddresses.Configured(app.Configuration));

    /// <summary>Puts the checks before everything that answers.</summary>
    public static void UseAccessControl(this WebApplication app)
    {
        app.UseMiddleware<KeylessGuard>();
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
