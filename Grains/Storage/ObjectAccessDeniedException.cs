namespace TVidz.Grains.Storage;

/// <summary>Storage refuses access to an object or bucket. A matter of configuration: trying again does not help.</summary>
public sealed class ObjectAccessDeniedException(Exception? inner = null)
    : Exception("Storage refuses access to the object. Its owner has to let this service read it.", inner);
