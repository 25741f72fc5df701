using FsCheck.Xunit;
using TVidz.Api.Videos;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Tests.Videos;

public sealed class CursorTextTests
{
    [Property]
    public void A_cursor_survives_its_text(DateTime uploadedAt, Guid id)
    {
        var cursor = new ListCursor(
            new DateTimeOffset(DateTime.SpecifyKind(uploadedAt, DateTimeKind.Utc)), "v" + id.ToString("N"));

        CursorText.Decode(CursorText.Encode(cursor)!).ShouldBe(cursor);
    }

    [Property]
    public void Any_other_text_is_no_cursor_and_no_crash(string? text) => CursorText.Decode(text ?? "").ShouldBeNull();
}
