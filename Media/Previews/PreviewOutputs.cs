using System.Globalization;

namespace TVidz.Media.Previews;

/// <summary>
/// Poster and thumbnails as two more outputs of a decoding pass. The few frames that are wanted are picked before
/// anything is done to a frame, so that they cost the pass next to nothing.
/// </summary>
internal sealed class PreviewOutputs(MediaInfo info) : IDisposable
{
    private const int MaxPosterSide = 640;

    /// <summary>The most frames that the poster is chosen from, evenly spread.</summary>
    private const int MostChoices = 6;

    private readonly ThumbnailGrid _grid = ThumbnailGrid.For(info);
    private readonly MemoryFile _poster = new();
    private readonly MemoryFile _thumbnails = new();

    /// <summary>ffmpeg's arguments, to follow those of another output.</summary>
    public IEnumerable<string> Arguments =>
    [
        "-y", "-filter_complex_threads", "1", "-filter_complex", Filters,
        .. Output("poster", quality: 4, _poster),
        .. Output("thumbnails", quality: 5, _thumbnails),
    ];

    /// <summary>
    /// <c>fps</c> hands out, for each interval, the frame that is shown in its middle. Of some of them <c>thumbnail</c>
    /// finds the one that is most like the others for the poster: neither a black beginning nor a blank. To look at a
    /// frame like that costs it several times what a thumbnail does.
    /// </summary>
    private string Filters
    {
        get
        {
            var (width, height) = ThumbnailGrid.Fit(info, MaxPosterSide);
            var step = (_grid.Count + MostChoices - 1) / MostChoices;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"[0:{info.StreamIndex}]setpts=PTS-STARTPTS,fps=1/{_grid.Interval:0.######},"
                + $"scale={width}:{height}:flags=bilinear,split[few][small];"
                + $"[few]framestep={step},thumbnail={MostChoices},format=yuvj420p[poster];"
                + $"[small]scale={_grid.Width}:{_grid.Height}:flags=bilinear,format=yuvj420p,"
                + $"tile={_grid.Columns}x{_grid.Rows}[thumbnails]");
        }
    }

    /// <summary>The pictures of a pass that has ended; null: it made none.</summary>
    /// <param name="duration">Seconds of the video, as measured.</param>
    public MediaPreviews? Read(double duration)
    {
        var (poster, thumbnails) = (_poster.ReadAll(), _thumbnails.ReadAll());
        return poster.Length == 0 || thumbnails.Length == 0
            ? null
            : new MediaPreviews(poster, thumbnails, _grid.Within(duration));
    }

    public void Dispose()
    {
        _poster.Dispose();
        _thumbnails.Dispose();
    }

    private static string[] Output(string label, int quality, MemoryFile file) =>
    [
        "-map", $"[{label}]", "-map_metadata", "-1", "-frames:v", "1",
        "-c:v", "mjpeg", "-q:v", quality.ToString(CultureInfo.InvariantCulture), "-threads", "1",
        "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", "mjpeg", $"file:{file.Path}",
    ];
}
