using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

public sealed class S3MessageParserProperties
{
    [Property(MaxTest = 500)]
    public Property Any_text_is_read_or_has_a_reason() => Prop.ForAll<string?>(
        text => IsReadOrHasReason(text ?? ""));

    [Property(MaxTest = 500)]
    public Property A_damaged_event_is_read_or_has_a_reason(PositiveInt at, char other)
    {
        var text = new StringBuilder(Events.Created("a film.mp4"));
        text[at.Get % text.Length] = other;
        return IsReadOrHasReason(text.ToString()).ToProperty();
    }

    [Property(MaxTest = 500)]
    public void Our_own_event_is_read_as_it_was_written(NonEmptyString key, NonNegativeInt size)
    {
        // Keys are UTF-8: no halves of a pair.
        var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key.Get));
        var written = S3EventWriter.Backfill("videos", valid, "etag", size.Get);

        var parsed = S3MessageParser.Parse(S3EventWriter.Write(written));

        parsed.Events.ShouldBe([written]);
    }

    private static bool IsReadOrHasReason(string text)
    {
        var parsed = S3MessageParser.Parse(text);
        return parsed.Malformed is null || parsed.Events.IsEmpty;
    }
}
