using System.Net.Http.Headers;
using System.Text;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Grains.Ingress;

/// <summary>Which uploads are taken.</summary>
internal static class UploadRules
{
    private const string AnyType = "application/octet-stream";

    /// <summary>The request with its name and type as they are used.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="maxSize">The largest size in bytes.</param>
    /// <exception cref="ArgumentException">It is not taken; in words for its sender.</exception>
    public static UploadRequest Check(UploadRequest request, long maxSize)
    {
        CheckSize(request.Size, maxSize);
        return request with
        {
            FileName = UploadNames.Clean(request.FileName),
            ContentType = CheckType(request.ContentType),
        };
    }

    private static void CheckSize(long size, long maxSize)
    {
        if (size < 1)
        {
            throw new ArgumentException("The file is empty. Its size has to be at least 1 byte.");
        }

        if (size > maxSize)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The file is too large: {size:N0} bytes. At most {maxSize:N0} are accepted."));
        }
    }

    private static string CheckType(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
        {
            return AnyType;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out var parsed) && Ascii.IsValid(contentType)
            ? parsed.ToString()
            : throw new ArgumentException("The content type is no media type such as video/mp4.");
    }
}
