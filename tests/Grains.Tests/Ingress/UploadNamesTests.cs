using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

public sealed class UploadNamesTests
{
    [Theory]
    [InlineData("film.mp4", "film.mp4")]
    [InlineData("Ein schöner Film 🎬 (1).mp4", "Ein schöner Film 🎬 (1).mp4")]
    [InlineData("../../etc/passwd", ".._.._etc_passwd")]
    [InlineData("C:\\films\\a.mp4", "C:_films_a.mp4")]
    [InlineData(" a\r\nb\0.mp4 ", "ab.mp4")]
    public void A_name_keeps_all_but_separators_and_control_characters(string name, string clean) =>
        UploadNames.Clean(name).ShouldBe(clean);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_name_of_nothing_is_refused(string? name) =>
        Should.Throw<ArgumentException>(() => UploadNames.Clean(name)).Message.ShouldContain("name");

    [Fact]
    public void Later_keys_sort_after_earlier_ones()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        string.CompareOrdinal(UploadNames.KeyFor("b", now), UploadNames.KeyFor("a", now.AddMilliseconds(1)))
            .ShouldBeLessThan(0);
    }

    [Fact]
    public void A_name_that_makes_the_key_too_long_is_refused() =>
        Should.Throw<ArgumentException>(() => UploadNames.KeyFor(new string('ü', 512), DateTimeOffset.UnixEpoch))
            .Message.ShouldContain("too long");
}
