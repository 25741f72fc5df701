namespace TVidz.Fingerprints.Tests.Footage;

/// <summary>A made-up video: what is seen at each time.</summary>
/// <param name="Duration">Seconds.</param>
/// <param name="At">The picture at so many seconds from the beginning.</param>
internal sealed record Film(double Duration, Func<double, Picture> At)
{
    /// <summary>Shots of two to four seconds, in each of which a camera moves slowly; the same for the same seed.</summary>
    public static Film Of(int seed, int shots = 7)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, shots)
            .Select(shot => Shot((100 * seed) + shot, Math.Round(25 * (2 + (2 * random.NextDouble()))) / 25))
            .Aggregate((film, shot) => film.Then(shot));
    }

    /// <summary>One shot, in which a camera moves across a landscape at a speed in shares of the landscape a second.</summary>
    public static Film Shot(int seed, double duration, double speed = 0.04)
    {
        var landscape = Landscape.Of(seed);
        var random = new Random(seed);
        var view = 0.45 + (0.1 * random.NextDouble());
        var (sine, cosine) = Math.SinCos(random.NextDouble() * 2 * Math.PI);
        return new Film(duration, time =>
        {
            var moved = speed * (time - (duration / 2));
            var (left, top) = (((1 - view) / 2) + (moved * cosine), ((1 - view) / 2) + (moved * sine));
            return (x, y) => landscape.At(left + (view * x), top + (view * y));
        });
    }

    /// <summary>One picture that does not move.</summary>
    public static Film Still(int seed, double duration) => Shot(seed, duration, speed: 0);

    /// <summary>One grey level and nothing else.</summary>
    public static Film Blank(double duration, double level = 16) => new(duration, _ => (_, _) => level);

    /// <summary>Eight upright bars, bright to dark: a test card.</summary>
    public static Film ColourBars(double duration) => new(duration, _ => (x, _) => 220 - (28 * Math.Floor(8 * Math.Min(x, 0.999))));

    /// <summary>This film, then another.</summary>
    public Film Then(Film next) => new(
        Duration + next.Duration, time => time < Duration - 1e-9 ? At(time) : next.At(time - Duration));

    /// <summary>This film, which dissolves into another over so many seconds that belong to both.</summary>
    public Film DissolvingInto(Film next, double seconds)
    {
        var from = Duration - seconds;
        return new Film(from + next.Duration, time =>
        {
            if (time < from)
            {
                return At(time);
            }

            var (share, coming) = ((time - from) / seconds, next.At(time - from));
            if (share >= 1)
            {
                return coming;
            }

            var going = At(time);
            return (x, y) => ((1 - share) * going(x, y)) + (share * coming(x, y));
        });
    }

    /// <summary>The seconds between two times.</summary>
    public Film Part(double start, double end) => new(end - start, time => At(start + time));

    /// <summary>So many times as fast.</summary>
    public Film Played(double speed) => new(Duration / speed, time => At(Math.Min(time * speed, Duration - 1e-6)));

    /// <summary>Each picture shown in another way.</summary>
    public Film Shown(Func<Picture, Picture> how) => new(Duration, time => how(At(time)));
}
