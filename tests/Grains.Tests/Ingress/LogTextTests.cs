using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

public sealed class LogTextTests
{
    [Theory]
    [InlineData("films/ü 🎬.mp4", "films/ü 🎬.mp4")]
    [InlineData("a\r\nERROR forged\u2028line\0", "a\uFFFD\uFFFDERROR forged\uFFFDline\uFFFD")]
    public void A_key_cannot_forge_a_log_line(string key, string logged) => LogText.Clean(key).ShouldBe(logged);
}
