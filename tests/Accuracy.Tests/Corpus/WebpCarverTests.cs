using System.Buffers.Binary;
using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Tests.Corpus;

public sealed class WebpCarverTests
{
    [Fact]
    public void Pictures_are_found_among_other_bytes_and_icons_left()
    {
        byte[] file = [.. new byte[7], .. Webp(30_000), .. "RIFFjunk"u8, .. Webp(500), .. Webp(40_000)];
        WebpCarver.Carve(file).Select(picture => picture.Length).ShouldBe([30_000, 40_000]);
    }

    [Fact]
    public void A_picture_that_the_file_does_not_hold_in_full_is_left() =>
        WebpCarver.Carve(Webp(30_000).AsMemory(0, 29_999)).ShouldBeEmpty();

    private static byte[] Webp(int length)
    {
        var bytes = new byte[length];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)length - 8);
        "WEBP"u8.CopyTo(bytes.AsSpan(8));
        return bytes;
    }
}
