using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using TVidz.Api.Security;

namespace TVidz.Api.Description;

/// <summary>The API described from its code: <c>/openapi/v1.json</c>, and <c>/scalar</c> to read and try it.</summary>
public static class DescriptionHosting
{
    private const string Problem = "application/problem+json";

    /// <summary>Adds the description.</summary>
    public static void AddDescription(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) => DescribeAsync(document));
        options.AddOperationTransformer(AddCommonErrorsAsync);
    });

    /// <summary>Maps both; nothing in them comes from another host.</summary>
    public static void MapDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        routes.MapScalarApiReference("/scalar", options => options
            .WithTitle("TVidz API")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .AddPreferredSecuritySchemes(ApiKeyHandler.SchemeName));
    }

    private static Task DescribeAsync(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "TVidz",
            Version = "1",
            Description = "Is this video, in whole or in part, something that we already have? Errors are problem "
                + "details (RFC 9457). Times within videos are seconds.",
        };
        // Relative to wherever it is read: no host name in the document.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiKeyHandler.SchemeName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeyHandler.Header,
                Description = "Needed where keys are set; the calls marked so need a key with the role operator.",
            },
        };
        return Task.CompletedTask;
    }

    private static Task AddCommonErrorsAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            return Task.CompletedTask;
        }

        Add("401", "The key is missing or wrong.");
        if (metadata.OfType<IAuthorizeData>().Any(data => data.Policy == AccessControl.Operator))
        {
            Add("403", "The key has not the role operator.");
        }

        Add("500", "A fault of ours; traceId names it.");
        Add("503", "No silo or no database to answer; Retry-After says when to try again.");
        operation.Security =
            [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyHandler.SchemeName, context.Document)] = [] }];
        return Task.CompletedTask;

        void Add(string status, string description) => operation.Responses!.TryAdd(status, new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problem] = new() { Schema = new OpenApiSchemaReference("ProblemDetails", context.Document) },
            },
        });
    }
}
