namespace TVidz.Grains.Analysis;

/// <summary>Some partitions of the index did not answer: the result would silently lack matches.</summary>
public sealed class IncompleteSearchException(int answered, int total)
    : Exception($"{answered} of {total} index partitions answered");
