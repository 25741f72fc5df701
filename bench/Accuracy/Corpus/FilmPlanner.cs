using System.Collections.Immutable;

namespace TVidz.Accuracy.Corpus;

/// <summary>Plans a set's films from its sources. The same sources and set give the same films.</summary>
internal sealed class FilmPlanner
{
    /// <summary>Films of the library.</summary>
    public const int Films = 16;

    /// <summary>Videos of the same kinds that have nothing in common with the library or each other.</summary>
    public const int Unrelated = 12;

    /// <summary>Single-shot clips as phones take them.</summary>
    public const int PhoneClips = 6;

    /// <summary>
    /// The median is that of today's films; the spread is less than a whole film's, because 30 to 60 s are one scene, not
    /// all of them.
    /// </summary>
    private static readonly ShotLengths Lengths = new(2.6, 0.7, 0.6, 12);

    private const int DissolveFrames = 16;

    /// <summary>Seconds of the long film.</summary>
    private const double LongFilm = 2 * 60 * 60;

    private readonly Queue<Source> _pictures;
    private readonly Queue<Source> _footage;
    private readonly Queue<Source> _singleShots;
    private readonly int _picturesAFilm;
    private readonly Random _random;

    /// <param name="sources">The set's.</param>
    /// <param name="set">Seeds the plan.</param>
    public FilmPlanner(IReadOnlyList<Source> sources, CorpusSet set)
    {
        _random = new Random(set == CorpusSet.Tune ? 20_240 : 71_993);
        _footage = new(sources.Where(source => source.Kind == SourceKind.Footage));
        _singleShots = new(sources.Where(source => source.Kind == SourceKind.SingleShot));
        _pictures = new(sources.Where(source => source.Kind == SourceKind.Picture));
        _picturesAFilm = (_pictures.Count - PhoneClips) / (Films + Unrelated);
    }

    /// <summary>
    /// All films of the set: the library's, the unrelated, the phone clips; the long one is last and takes what pictures
    /// are left.
    /// </summary>
    public IReadOnlyList<Film> Plan() =>
    [
        .. Enumerable.Range(0, Films).Select(i => Next($"film-{i:00}", i)),
        .. Enumerable.Range(0, Unrelated).Select(i => Next($"unrelated-{i:00}", i)),
        .. Enumerable.Range(0, PhoneClips).Select(i => Single($"phone-{i:00}", FilmKind.Phone)),
        Long("long-00"),
    ];

    /// <summary>Of eight: five with hard cuts, two with dissolves, one single shot.</summary>
    private Film Next(string id, int index) => (index % 8) switch
    {
        3 => Single(id, FilmKind.SingleShot),
        1 or 6 => Edited(id, FilmKind.Dissolves, DissolveFrames),
        _ => Edited(id, FilmKind.Cuts, 0),
    };

    private Film Single(string id, FilmKind kind)
    {
        var footage = kind == FilmKind.Phone && _singleShots.TryDequeue(out var found) ? found : null;
        var seconds = footage is null ? 30 + (30 * _random.NextDouble()) : Math.Min(45, footage.Duration - 1);
        var shot = new Shot(
            footage ?? _pictures.Dequeue(), Frames(seconds), footage is null ? 0 : 0.5, CameraPath.Wandering(_random));
        return new Film(id, kind, [shot], 0);
    }

    private Film Edited(string id, FilmKind kind, int dissolve)
    {
        List<Source> sources = [.. Enumerable.Range(0, _picturesAFilm).Select(_ => _pictures.Dequeue())];
        if (dissolve == 0 && _footage.TryDequeue(out var footage))
        {
            sources.Add(footage);
        }

        var frames = Frames(30 + (30 * _random.NextDouble()));
        return new Film(id, kind, Shoot(sources, frames, dissolve, turn => CameraPath.Any(_random, turn)), dissolve);
    }

    /// <summary>
    /// Its pictures are each shown more than a hundred times, so a moment may look like others. From two shots on it does
    /// not: their lengths, their order and the camera's paths are all chosen anew.
    /// </summary>
    private Film Long(string id) => new(
        id, FilmKind.Long, Shoot([.. _pictures], Frames(LongFilm), 0, _ => CameraPath.Anywhere(_random)), 0);

    /// <summary>Shots of any length until the film is full, each of a source that is not the last one's.</summary>
    /// <param name="sources">What may be shown.</param>
    /// <param name="left">Frames of the film.</param>
    /// <param name="dissolve">Frames for which neighbours overlap.</param>
    /// <param name="path">The camera's path when a source is shown for another time, the first being 0.</param>
    private ImmutableArray<Shot> Shoot(List<Source> sources, int left, int dissolve, Func<int, CameraPath> path)
    {
        var shots = ImmutableArray.CreateBuilder<Shot>();
        var turns = new Dictionary<Source, int>();
        while (left > 0)
        {
            var frames = Math.Min(left, Frames(Lengths.Next(_random))) + (shots.Count > 0 ? dissolve : 0);
            var source = Pick(sources, turns, shots.LastOrDefault()?.Source);
            var turn = turns[source]++;
            shots.Add(new Shot(
                source, Math.Max(frames, dissolve + Frames(Lengths.Shortest)), turn * Lengths.Longest, path(turn)));
            left -= shots[^1].Frames - (shots.Count > 1 ? dissolve : 0);
        }

        return shots.ToImmutable();
    }

    /// <summary>One of the least shown sources, and not the one just shown.</summary>
    private Source Pick(List<Source> sources, Dictionary<Source, int> turns, Source? last)
    {
        Source[] others = [.. sources.Where(source => source != last && HasMore(source, turns))];
        var least = others.Min(source => turns.GetValueOrDefault(source));
        Source[] choice = [.. others.Where(source => turns.GetValueOrDefault(source) == least)];
        var source = choice[_random.Next(choice.Length)];
        turns.TryAdd(source, 0);
        return source;
    }

    private static bool HasMore(Source source, Dictionary<Source, int> turns) =>
        source.Kind == SourceKind.Picture || (turns.GetValueOrDefault(source) + 1) * Lengths.Longest < source.Duration;

    private static int Frames(double seconds) => (int)Math.Round(seconds * Film.Rate);
}
