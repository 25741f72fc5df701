using TVidz.Api.Errors;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Videos;

/// <summary>Answers 404 to ids that no video can have, before a grain is made for them.</summary>
public sealed class KnownIds : IEndpointFilter
{
    private static readonly string[] Names = ["videoId", "otherId"];

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var route = context.HttpContext.Request.RouteValues;
        return Names.Any(name => route.TryGetValue(name, out var id) && !VideoIds.IsValid(id as string))
            ? Problems.UnknownVideo()
            : await next(context);
    }
}
