using TVidz.Testing.Films;

namespace TVidz.Media.Tests.Support;

/// <summary>One film that many tests start from, made once. Read-only.</summary>
public static class SharedFilm
{
    private static readonly Lazy<Task<Film>> Made = new(MakeAsync);

    public static Task<Film> GetAsync() => Made.Value;

    private static Task<Film> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tvidz-media-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return FilmMaker.MakeAsync(
            Path.Combine(folder, "film.mp4"), coding: [.. FilmMaker.H264, "-movflags", "+faststart"]);
    }
}
