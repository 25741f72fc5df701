namespace TVidz.EndToEnd.Tests.Cluster;

/// <summary>Shares one silo between test classes that only need it to be there.</summary>
[CollectionDefinition(Name)]
public sealed class OneSiloCollection : ICollectionFixture<OneSilo>
{
    public const string Name = "one silo";
}
