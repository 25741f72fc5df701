namespace TVidz.GrainInterfaces.Storage;

/// <summary>What is stored of a video.</summary>
public enum VideoObject
{
    /// <summary>The video itself.</summary>
    Media,

    /// <summary>One telling picture, JPEG.</summary>
    Poster,

    /// <summary>All thumbnails in one JPEG, see <see cref="Videos.Thumbnails"/>.</summary>
    Thumbnails,
}
