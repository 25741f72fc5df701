namespace TVidz.Grains.Storage;

/// <summary>The object was overwritten: the version asked for is gone.</summary>
public sealed class ObjectChangedException(Exception? inner = null)
    : Exception("The object was overwritten meanwhile; its new content is analysed instead.", inner);
