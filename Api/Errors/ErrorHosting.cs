namespace TVidz.Api.Errors;

/// <summary>Problem details for every failing call.</summary>
public static class ErrorHosting
{
    /// <summary>Adds the services.</summary>
    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Detail ??= StatusWords.For(context.ProblemDetails.Status));
        builder.Services.AddExceptionHandler<FailureHandler>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    /// <summary>Catches what the middleware after it throws, and gives bodiless errors a body.</summary>
    public static void UseErrors(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages();
    }
}
