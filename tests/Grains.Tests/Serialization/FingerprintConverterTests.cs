using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Serialization;
using TVidz.Grains.Tests.Persistence;

namespace TVidz.Grains.Tests.Serialization;

public sealed class FingerprintConverterTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_fingerprint_arrives_with_its_pictures_and_with_its_probe_if_it_has_one(bool hasProbe)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var sent = Sample.Fingerprint with { Pictures = Sample.Pictures, Probe = hasProbe ? Sample.Probe : null };

        var received = serializer.Deserialize<Fingerprint>(serializer.SerializeToArray(sent));

        received.ShouldSay(sent);
    }

    [Fact]
    public void A_fingerprint_of_a_sender_that_knows_no_pictures_has_none()
    {
        var received = new FingerprintConverter().ConvertFromSurrogate(
            new FingerprintSurrogate { Version = 1, Duration = 60, SceneCuts = Sample.Fingerprint.SceneCuts });

        received.ShouldSay(Sample.Fingerprint);
    }
}
