using System.Net;

namespace TVidz.Grains.Storage;

/// <summary>Hands on the status 404 as 204, which no HEAD of an object is answered with: to the SDK, a success.</summary>
internal sealed class NotFoundAsNoContent(HttpMessageHandler connection) : DelegatingHandler(connection)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            response.StatusCode = HttpStatusCode.NoContent;
        }

        return response;
    }
}
