using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Corpus;

/// <summary>One set's films, and the queries that are asked about them.</summary>
internal sealed class Library
{
    private readonly CorpusCache _cache;

    private Library(CorpusCache cache, IReadOnlyList<Film> plan, AccuracyOptions options)
    {
        _cache = cache;
        var (films, unrelated) = (options.Films, options.Unrelated);
        Films = [.. plan.Where(film => film.Id.StartsWith("film", StringComparison.Ordinal)).Take(films)];
        PhoneClips = [.. plan.Where(film => film.Kind == FilmKind.Phone).Take(films)];
        LongFilms = [.. plan.Where(film => film.Kind == FilmKind.Long && options.WantsLongFilm)];
        Strangers = [.. plan.Where(film => film.Id.StartsWith("unrelated", StringComparison.Ordinal)).Take(unrelated)];
    }

    /// <summary>The films that are copied.</summary>
    public IReadOnlyList<Film> Films { get; }

    /// <summary>The phone clips that are copied.</summary>
    public IReadOnlyList<Film> PhoneClips { get; }

    /// <summary>The long film, or none where the run leaves it out.</summary>
    public IReadOnlyList<Film> LongFilms { get; }

    /// <summary>Videos that show nothing of these, asked about and used as grounds of copies.</summary>
    public IReadOnlyList<Film> Strangers { get; }

    /// <summary>Everything that a matcher is given before it is asked.</summary>
    public IEnumerable<Film> All => [.. Films, .. PhoneClips, .. LongFilms];

    /// <summary>Fetches the sources and plans the set.</summary>
    public static async Task<Library> PlanAsync(
        CorpusCache cache, AccuracyOptions options, CancellationToken cancellationToken)
    {
        var sources = await new SourcePool(cache, new PackageStore(cache)).GetAsync(options.Set, cancellationToken);
        return new Library(cache, new FilmPlanner(sources, options.Set).Plan(), options);
    }

    /// <summary>
    /// The queries, each film's together. The long film's come first, so that no core waits for them at the end; the
    /// unrelated ones last.
    /// </summary>
    /// <param name="only">Names of the transforms wanted; all if empty.</param>
    public IEnumerable<Query> Queries(IReadOnlySet<string> only)
    {
        IEnumerable<Transform> Wanted(IEnumerable<Transform> transforms) =>
            transforms.Where(transform => only.Count == 0 || only.Contains(transform.Name));
        return
        [
            .. Copies(LongFilms, Wanted(LongList.Transforms)),
            .. Copies(Films, Wanted([.. FirstList.Transforms, .. HardList.Transforms])),
            .. Copies(PhoneClips, Wanted(PhoneList.Transforms)),
            .. Strangers.Select(film => new Query("unrelated", null, null, 0, [], RecipeOf(film))),
        ];
    }

    /// <summary>Where a film's file lies, once it is made.</summary>
    public RecipeInput PathOf(Film film)
    {
        var recipe = RecipeOf(film);
        return new RecipeInput([], _cache.PathOf(recipe), recipe.Key());
    }

    /// <summary>Makes the films and the videos that copies are hidden in.</summary>
    public async Task MakeFilmsAsync(CancellationToken cancellationToken)
    {
        await _cache.MakeAsync(LongFilms.SelectMany(LongFilmRecipe.Reels), cancellationToken);
        await _cache.MakeAsync(All.Concat(Strangers).Select(RecipeOf), cancellationToken);
    }

    private Recipe RecipeOf(Film film) =>
        film.Kind == FilmKind.Long ? LongFilmRecipe.Of(film, _cache.PathOf) : FilmRecipe.Of(film);

    private IEnumerable<Query> Copies(IReadOnlyList<Film> films, IEnumerable<Transform> transforms) =>
        from film in films.Index()
        from transform in transforms
        let other = films[(film.Index + 1) % films.Count]
        let stranger = Strangers[film.Index % Strangers.Count]
        let input = new CopyInput(film.Item, other, stranger, PathOf, unchecked(transform.Seed + (film.Index * 7_919)))
        let copy = transform.Apply(input)
        select new Query(
            transform.Name, transform.Demand, film.Item.Id, copy.Shared(film.Item.Id), copy.Truth, copy.Recipe);
}
