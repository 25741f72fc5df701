using Amazon.Runtime;

namespace TVidz.Grains.Storage;

/// <summary>
/// Makes the connection of a client that only asks whether objects are there: a 404 is an answer to that. The SDK makes an
/// exception of it, which is thrown on through each of its asynchronous layers, and costs more than the call itself.
/// </summary>
internal sealed class ExistenceClientFactory : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var connection = new SocketsHttpHandler { AllowAutoRedirect = clientConfig.AllowAutoRedirect };
        if (clientConfig.ConnectTimeout is { } connectTimeout)
        {
            connection.ConnectTimeout = connectTimeout;
        }

        var client = new HttpClient(new NotFoundAsNoContent(connection));
        if (clientConfig.Timeout is { } timeout)
        {
            client.Timeout = timeout;
        }

        return client;
    }
}
