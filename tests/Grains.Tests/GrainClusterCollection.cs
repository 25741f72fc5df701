namespace TVidz.Grains.Tests;

/// <summary>Shares one cluster between the test classes that need nothing of it but to be there.</summary>
[CollectionDefinition(Name)]
public sealed class GrainClusterCollection : ICollectionFixture<GrainCluster>
{
    public const string Name = "grain cluster";
}
