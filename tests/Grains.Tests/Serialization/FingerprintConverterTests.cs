using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Serialization;
using TVidz.Grains.Tests.Persistence;

namespace TVidz.Grains.Tests.Serialization;

public sealed class FingerprintConverterTests
{
    [Fact]
    public void A_fingerprint_arrives_with_its_pictures()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var sent = Sample.Fingerprint with { Pictures = Sample.Pictures };

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
