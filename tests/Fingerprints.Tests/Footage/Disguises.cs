namespace TVidz.Fingerprints.Tests.Footage;

/// <summary>What copies do to the picture.</summary>
internal static class Disguises
{
    /// <summary>Left and right changed over.</summary>
    public static Film Mirrored(this Film film) => film.Shown(picture => (x, y) => picture(1 - x, y));

    /// <summary>Turned by a quarter, clockwise.</summary>
    public static Film Turned(this Film film) => film.Shown(picture => (x, y) => picture(y, 1 - x));

    /// <summary>As a negative.</summary>
    public static Film Negative(this Film film) => film.Shown(picture => (x, y) => 255 - picture(x, y));

    /// <summary>Each grey level become another.</summary>
    public static Film Graded(this Film film, Func<double, double> grade) =>
        film.Shown(picture => (x, y) => Math.Clamp(grade(picture(x, y)), 0, 255));

    /// <summary>The middle of the picture, a share of either side.</summary>
    public static Film Cropped(this Film film, double share) =>
        film.Shown(picture => (x, y) => picture(0.5 + (share * (x - 0.5)), 0.5 + (share * (y - 0.5))));

    /// <summary>Between bars above and below.</summary>
    /// <param name="film">The film.</param>
    /// <param name="bar">Height of either bar, as a share of the frame.</param>
    public static Film Letterboxed(this Film film, double bar) =>
        film.Within(Film.Blank(film.Duration), 0, bar, 1, 1 - bar);

    /// <summary>Between bars at the sides.</summary>
    /// <param name="film">The film.</param>
    /// <param name="bar">Width of either bar, as a share of the frame.</param>
    public static Film Pillarboxed(this Film film, double bar) =>
        film.Within(Film.Blank(film.Duration), bar, 0, 1 - bar, 1);

    /// <summary>In a rectangle of another film, whose edges are shares of its width and height.</summary>
    public static Film Within(this Film film, Film ground, double left, double top, double right, double bottom) =>
        new(film.Duration, time =>
        {
            var (behind, picture) = (ground.At(time), film.At(time));
            return (x, y) => x < left || x >= right || y < top || y >= bottom
                ? behind(x, y)
                : picture((x - left) / (right - left), (y - top) / (bottom - top));
        });

    /// <summary>Its lower part, a share of the frame, covered by another film.</summary>
    public static Film Covered(this Film film, Film cover, double share) => new(film.Duration, time =>
    {
        var (picture, covering) = (film.At(time), cover.At(time));
        return (x, y) => y < 1 - share ? picture(x, y) : covering(x, (y - 1 + share) / share);
    });

    /// <summary>With three discs with marks in them, like emoji, that cover some 40 % of the picture.</summary>
    public static Film Stickered(this Film film) => film.Shown(picture => (x, y) =>
    {
        var isDisc = Math.Min(Math.Min(Distance(x - 0.2, y - 0.25), Distance(x - 0.5, y - 0.7)), Distance(x - 0.8, y - 0.3)) < 0.21;
        var isMark = Math.Min(Math.Abs(Math.Sin(25 * x)), Math.Abs(Math.Cos(12 * y))) < 0.13;
        return !isDisc ? picture(x, y) : isMark ? 40 : 200;
    });

    private static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));

    /// <summary>In the left half, another film in the right.</summary>
    public static Film Beside(this Film film, Film other) => film.Within(other.Shown(picture => (x, y) => picture((2 * x) - 1, y)), 0, 0, 0.5, 1);
}
