using System.Buffers.Text;
using System.Globalization;
using System.Text;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Videos;

/// <summary>A <see cref="ListCursor"/> as text for URLs, opaque to callers: base64url of <c>UTC ticks:video id</c>.</summary>
public static class CursorText
{
    private const int MaxLength = 200;

    /// <summary>The text of a cursor; null for none.</summary>
    public static string? Encode(ListCursor? cursor) => cursor is null
        ? null
        : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{cursor.UploadedAt.UtcTicks}:{cursor.VideoId}")));

    /// <summary>The cursor of a text; null when it is none of ours.</summary>
    public static ListCursor? Decode(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':', 2);
        return parts is [var ticksText, var videoId]
            && long.TryParse(ticksText, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            && VideoIds.IsValid(videoId)
                ? new ListCursor(new DateTimeOffset(ticks, TimeSpan.Zero), videoId)
                : null;
    }
}
