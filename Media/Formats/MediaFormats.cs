namespace TVidz.Media.Formats;

/// <summary>
/// What ffprobe and ffmpeg may open, by the names of their demuxers. Everything else is refused, above all formats that
/// name other files or addresses (playlists, concatenation scripts, subtitles, session descriptions) and devices. Raw
/// streams are refused too: without a container there are no presentation times to compare.
/// </summary>
internal static class MediaFormats
{
    /// <summary>All that a local file needs. References to anything else find no protocol.</summary>
    public const string Protocols = "file";

    /// <summary>Containers of moving pictures with presentation times.</summary>
    public const string Video =
        "mov,matroska,avi,mpegts,mpeg,flv,live_flv,asf,ogg,mxf,gxf,rm,wtv,dv,nut,nsv,ivf";

    /// <summary>Containers of sound, recognised so that they can be refused in words; pictures in them are covers.</summary>
    public const string Audio = "mp3,wav,w64,flac,aac,ac3,eac3,dts,aiff,au,amr,ape,caf,mpc,mpc8,tta,wv,tak,voc,xwma,oma";

    /// <summary>Still and animated images, recognised so that they can be refused in words.</summary>
    public const string Image =
        "png_pipe,jpeg_pipe,jpegls_pipe,jpegxl_pipe,j2k_pipe,gif,gif_pipe,apng,webp_pipe,bmp_pipe,tiff_pipe,psd_pipe,qoi_pipe,"
        + "exr_pipe,dds_pipe,pcx_pipe,pgm_pipe,ppm_pipe,pbm_pipe,pam_pipe,sgi_pipe,sunrast_pipe,xbm_pipe,xpm_pipe,ico,fits";

    /// <summary>All that a probe recognises.</summary>
    public const string Probed = $"{Video},{Audio},{Image}";

    private static readonly HashSet<string> AudioNames = [.. Audio.Split(',')];
    private static readonly HashSet<string> ImageNames = [.. Image.Split(',')];

    /// <summary>MP4's relatives that hold a picture: AVIF and HEIF.</summary>
    private static readonly HashSet<string> ImageBrands = ["avif", "heic", "heix", "mif1", "jxl "];

    /// <param name="name">The demuxer's name or names, comma-separated.</param>
    public static bool IsAudio(string name) => name.Split(',').Any(AudioNames.Contains);

    /// <param name="name">The demuxer's name or names, comma-separated.</param>
    /// <param name="brand">The file's own word on its kind, where the container has one.</param>
    public static bool IsImage(string name, string? brand) =>
        name.Split(',').Any(ImageNames.Contains) || (brand is not null && ImageBrands.Contains(brand));
}
