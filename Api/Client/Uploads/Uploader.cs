using TVidz.Client.Http;

namespace TVidz.Client.Uploads;

/// <summary>Puts files where the Api's tickets say. Storage never sees the Api's key: it is another client.</summary>
internal sealed class Uploader : IDisposable
{
    private const int Attempts = 3;
    private readonly HttpClient _storage = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Uploads the file; a break in the connection is tried again, a refusal is not.</summary>
    /// <exception cref="ApiException">Storage refused it, or could not be reached.</exception>
    public async Task PutAsync(
        UploadTicket ticket, FileInfo file, Action<double> sent, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = RequestFor(ticket, file, sent);
            try
            {
                using var response = await _storage.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }

                if ((int)response.StatusCode < 500 || attempt == Attempts)
                {
                    throw new ApiException($"Storage refused the upload: {(int)response.StatusCode} {response.ReasonPhrase}.");
                }
            }
            catch (HttpRequestException error) when (attempt == Attempts)
            {
                throw new ApiException("The connection to storage broke again and again. Try again later.", error);
            }
            catch (HttpRequestException)
            {
                // Another attempt, from the file's beginning.
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _storage.Dispose();

    private static HttpRequestMessage RequestFor(UploadTicket ticket, FileInfo file, Action<double> sent)
    {
        var request = new HttpRequestMessage(new HttpMethod(ticket.Method), ticket.UploadUrl)
        {
            Content = new FileContent(file, sent),
        };
        foreach (var (name, value) in ticket.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
