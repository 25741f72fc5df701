namespace TVidz.Grains.Storage;

/// <summary>The object is not there (any more).</summary>
public sealed class ObjectMissingException(Exception? inner = null)
    : Exception("The object is not there. Upload it again.", inner);
