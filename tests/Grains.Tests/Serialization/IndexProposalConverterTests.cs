using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using TVidz.Fingerprints;
using TVidz.Grains.Tests.Persistence;

namespace TVidz.Grains.Tests.Serialization;

public sealed class IndexProposalConverterTests
{
    [Fact]
    public void A_proposal_arrives_with_what_is_known_of_each_candidate()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var sent = new IndexProposal(
            [
                new IndexCandidate("by cuts", 3, 21.5, null, Sample.Fingerprint),
                new IndexCandidate("by pictures", 4, null, 17.25, null),
            ],
            1_000);

        var received = serializer.Deserialize<IndexProposal>(serializer.SerializeToArray(sent));

        received.ShouldSay(sent);
    }
}
