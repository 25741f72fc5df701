namespace TVidz.Api.Videos;

/// <summary>Tells web pages from other callers: storage may have another address for them.</summary>
internal static class BrowserRequests
{
    /// <summary>Whether a web page asks. Browsers send Origin with every POST, and on this machine or over HTTPS Sec-Fetch-Site with everything; other clients send neither.</summary>
    public static bool IsOfBrowser(this HttpRequest request) =>
        request.Headers.Origin.Count > 0 || request.Headers.ContainsKey("Sec-Fetch-Site");
}
