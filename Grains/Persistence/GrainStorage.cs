namespace TVidz.Grains.Persistence;

/// <summary>The one grain storage provider.</summary>
public static class GrainStorage
{
    /// <summary>Its name.</summary>
    public const string Name = "tvidz";
}
