using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// The parts of a picture that are hashed. A copy that shows a part of the original agrees in one of its larger windows
/// with one of the original's smaller ones: cropped to 80 %, its whole with the original's centre of 80 %.
/// </summary>
internal static class PictureViews
{
    /// <summary>
    /// The window of <see cref="PictureRun.Centre"/>: without the edges, where captions and logos are, and where a border
    /// that was not seen exactly weighs most.
    /// </summary>
    public static readonly Window Centre = Window.Centred(0.8, 0.8);

    /// <summary>The windows of <see cref="PictureRun.Views"/>, in their order.</summary>
    public static readonly ImmutableArray<Window> Others =
    [
        Window.All,
        Window.Centred(0.9, 0.9),
        Window.Centred(0.62, 0.62),
        // A 9:16 crop of 16:9 shows 31.6 % of its width; this is the centre of 80 % of that.
        Window.Centred(0.8 * 81 / 256, 0.8),
        new(0, 0, 0.76, 0.76),
        new(0.24, 0, 1, 0.76),
        new(0, 0.24, 0.76, 1),
        new(0.24, 0.24, 1, 1),
    ];
}
