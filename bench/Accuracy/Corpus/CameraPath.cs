namespace TVidz.Accuracy.Corpus;

/// <summary>A camera's path over a picture: from one focus to another, with the unsteadiness of a hand.</summary>
/// <param name="Zoom">How many times enlarged, at the first frame.</param>
/// <param name="ZoomTo">The same at the last.</param>
/// <param name="X">Where the view lies between the left (0) and right (1) end of its room, at the first frame.</param>
/// <param name="XTo">The same at the last.</param>
/// <param name="Y">The same from top to bottom.</param>
/// <param name="YTo">The same at the last.</param>
/// <param name="Sway">How far the view wanders, as a share of its room.</param>
/// <param name="Phase">Radians; where in its swaying the hand begins.</param>
internal sealed record CameraPath(
    double Zoom, double ZoomTo, double X, double XTo, double Y, double YTo, double Sway, double Phase)
{
    /// <summary>How many times the room is as wide and high as the film, so that the view moves by parts of a pixel.</summary>
    private const int Room = 3;

    /// <summary>Any path: another part of the picture for each turn that the picture gets in a film.</summary>
    public static CameraPath Any(Random random, int turn)
    {
        var close = turn > 0;
        var (left, top) = ((turn % 2) * 0.5, (turn / 2 % 2) * 0.5);
        double Zoom() => close ? 1.7 + (0.6 * random.NextDouble()) : 1.02 + (0.4 * random.NextDouble());
        double Place(double from) => close ? from + (0.5 * random.NextDouble()) : random.NextDouble();
        return new(
            Zoom(), Zoom(), Place(left), Place(left), Place(top), Place(top), 0.02, 2 * Math.PI * random.NextDouble());
    }

    /// <summary>A long path over all of the picture, as one unbroken shot takes it.</summary>
    public static CameraPath Wandering(Random random) =>
        new(1.5, 1.9, 0.5, 0.5, 0.5, 0.5, 0.42, 2 * Math.PI * random.NextDouble());

    /// <summary>
    /// A path over any part of the picture, from any distance, for pictures that are shown a hundred times. The closer, the
    /// smaller the part, so that the view does not move faster.
    /// </summary>
    public static CameraPath Anywhere(Random random)
    {
        var zoom = 1.3 * Math.Exp(random.NextDouble());
        var part = 1 / zoom;
        var (left, top) = ((1 - part) * random.NextDouble(), (1 - part) * random.NextDouble());
        double Place(double from) => from + (part * random.NextDouble());
        return new(
            zoom, zoom * (0.85 + (0.3 * random.NextDouble())), Place(left), Place(left), Place(top), Place(top), 0.02,
            2 * Math.PI * random.NextDouble());
    }

    /// <summary>The filters that make a picture the room for a film's paths.</summary>
    public static string RoomFilters(Film film) =>
        Invariant($"scale={Room * film.Width}:{Room * film.Height}:force_original_aspect_ratio=increase:flags=bicubic,")
        + Invariant($"crop={Room * film.Width}:{Room * film.Height},setsar=1,format=yuv420p");

    /// <summary>The filter that shoots a film's shot in the room.</summary>
    public string Filter(Film film, int frames)
    {
        var t = Invariant($"on/{Math.Max(1, frames - 1)}");
        string Along(double from, double to) => Invariant($"({from:F4}+({to - from:F4})*{t})");
        string Swaying(double period) => Invariant($"{Sway:F4}*sin(on/{period}+{Phase:F3})");
        return $"zoompan=z='{Along(Zoom, ZoomTo)}'"
            + $":x='(iw-iw/zoom)*clip({Along(X, XTo)}+{Swaying(83)}+{Swaying(19)}*0.1,0,1)'"
            + $":y='(ih-ih/zoom)*clip({Along(Y, YTo)}+{Swaying(131)}+{Swaying(23)}*0.1,0,1)'"
            + Invariant($":d={frames}:s={film.Width}x{film.Height}:fps={Film.Rate}");
    }
}
