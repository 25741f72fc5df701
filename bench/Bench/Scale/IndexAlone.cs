using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;
using TVidz.Bench.Cuts;
using TVidz.Bench.Index;
using TVidz.Fingerprints;

namespace TVidz.Bench.Scale;

/// <summary>The index by itself, one thread, no grains and no network around it: loaded from the library's rows, as a partition is.</summary>
internal sealed class IndexAlone(string connectionString)
{
    private const int MostAnswers = 100;

    /// <summary>Loads all videos, and searches.</summary>
    /// <param name="videos">Videos in the library, about.</param>
    /// <param name="warmUps">Searches that are not measured.</param>
    /// <param name="searches">Searches that are.</param>
    public async Task<AloneFigures> MeasureAsync(int videos, IEnumerable<CutQuery> warmUps, IEnumerable<CutQuery> searches)
    {
        var began = Stopwatch.GetTimestamp();
        var index = await LoadAsync(videos);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        foreach (var query in warmUps)
        {
            Search(index, query);
        }

        return new AloneFigures(seconds, Times.Of([.. searches.Select(query => Search(index, query))]));
    }

    private async Task<FingerprintIndex> LoadAsync(int videos)
    {
        var index = new FingerprintIndex(new MatcherOptions());
        index.Reserve(videos, videos * (long)SyntheticLibrary.CutsPerVideo, pictures: 0);
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync();
        await using var reader = await connection.BeginBinaryExportAsync(
            "COPY (SELECT video_id, revision, duration, timestamps FROM video_timestamps) TO STDOUT (FORMAT BINARY)");
        while (await reader.StartRowAsync() >= 0)
        {
            var id = await reader.ReadAsync<string>();
            var revision = await reader.ReadAsync<long>();
            var duration = await reader.ReadAsync<double>();
            var cuts = ImmutableCollectionsMarshal.AsImmutableArray(await reader.ReadAsync<double[]>());
            index.Put(id, revision, new Fingerprint(Fingerprint.CurrentVersion, duration, cuts));
        }

        return index;
    }

    private static double Search(FingerprintIndex index, CutQuery query)
    {
        var began = Stopwatch.GetTimestamp();
        index.Search(query.Fingerprint, exceptVideoId: null, minScore: null, MostAnswers);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
