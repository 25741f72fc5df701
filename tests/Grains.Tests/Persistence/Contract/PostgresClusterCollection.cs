namespace TVidz.Grains.Tests.Persistence.Contract;

/// <summary>The tests that share one cluster.</summary>
[CollectionDefinition(nameof(PostgresCluster))]
public sealed class PostgresClusterCollection : ICollectionFixture<PostgresCluster>;
