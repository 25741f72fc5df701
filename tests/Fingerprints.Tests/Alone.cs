namespace TVidz.Fingerprints.Tests;

/// <summary>Tests that measure the heap, while no other test makes it grow.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
