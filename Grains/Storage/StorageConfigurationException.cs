namespace TVidz.Grains.Storage;

/// <summary>Storage or queue cannot be used as configured. For operators: the message names the step and what to do.</summary>
public sealed class StorageConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
