using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Bench.Pictures;

/// <summary>
/// A table in PostgreSQL that holds fingerprints as <c>video_timestamps</c> does. So that a disk can hold a million of them,
/// only the first videos have the pictures that are kept; whoever asks for another's gets those of one of the first.
/// </summary>
internal sealed class TrackTable(string connectionString, int partitions) : IAsyncDisposable
{
    /// <summary>How many videos have the pictures that are kept.</summary>
    private const int WithTracks = 20_000;

    private readonly NpgsqlDataSource _dataSource = NpgsqlDataSource.Create(connectionString);

    /// <summary>Makes the table of some videos.</summary>
    public async Task FillAsync(int videos)
    {
        await ExecuteAsync(
            """
            DROP TABLE IF EXISTS bench_pictures;
            CREATE UNLOGGED TABLE bench_pictures
            (
              video_id text COLLATE "C", timestamps double precision[] NOT NULL, duration double precision NOT NULL,
              revision bigint NOT NULL, partition_hash integer NOT NULL, pictures bytea NOT NULL, indexed_pictures bytea NOT NULL
            );
            ALTER TABLE bench_pictures
              ALTER COLUMN pictures SET STORAGE EXTERNAL, ALTER COLUMN indexed_pictures SET STORAGE EXTERNAL
            """);
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => CopyAsync(() =>
            Interlocked.Increment(ref next) is var number && number < videos ? number : null))));
        await ExecuteAsync(
            """
            CREATE UNIQUE INDEX ON bench_pictures (video_id);
            CREATE INDEX ON bench_pictures (partition_hash);
            ANALYZE bench_pictures
            """);
    }

    /// <summary>A partition's videos, in one binary stream.</summary>
    public async IAsyncEnumerable<PictureLibrary.StoredVideo> ReadAsync(int partition)
    {
        await using var connection = await _dataSource.OpenConnectionAsync();
        await using var reader = await connection.BeginBinaryExportAsync(
            $"""
            COPY (SELECT video_id, duration, timestamps, indexed_pictures FROM bench_pictures WHERE partition_hash = {partition})
            TO STDOUT (FORMAT BINARY)
            """);
        while (await reader.StartRowAsync() >= 0)
        {
            var id = await reader.ReadAsync<string>();
            var duration = await reader.ReadAsync<double>();
            var cuts = ImmutableCollectionsMarshal.AsImmutableArray(await reader.ReadAsync<double[]>());
            yield return new PictureLibrary.StoredVideo(
                id,
                new Fingerprint(Fingerprint.CurrentVersion, duration, cuts),
                IndexedPictures.FromBytes(await reader.ReadAsync<byte[]>()));
        }
    }

    /// <summary>Reads and decodes as many whole fingerprints as there are ids.</summary>
    public async Task<int> FetchAsync(IEnumerable<string> ids)
    {
        string[] stored = [.. ids.Select(id => PictureVideos.Id(PictureVideos.NumberOf(id) % WithTracks))];
        await using var command = _dataSource.CreateCommand(
            "SELECT video_id, revision, duration, timestamps, pictures FROM bench_pictures WHERE video_id = ANY($1)");
        command.Parameters.Add(new() { Value = stored });
        await using var reader = await command.ExecuteReaderAsync();
        var pictures = 0;
        while (await reader.ReadAsync())
        {
            _ = reader.GetFieldValue<double[]>(3);
            pictures += PictureTrackCodec.Decode(reader.GetFieldValue<byte[]>(4)).Runs.Length;
        }

        return pictures;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync("DROP TABLE IF EXISTS bench_pictures");
        await _dataSource.DisposeAsync();
    }

    private async Task CopyAsync(Func<int?> next)
    {
        await using var connection = await _dataSource.OpenConnectionAsync();
        await using var writer = await connection.BeginBinaryImportAsync("COPY bench_pictures FROM STDIN (FORMAT BINARY)");
        while (next() is { } number)
        {
            var video = PictureVideos.Video(number);
            await writer.StartRowAsync();
            await writer.WriteAsync(PictureVideos.Id(number), NpgsqlDbType.Text);
            await writer.WriteAsync(video.SceneCuts.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double);
            await writer.WriteAsync(video.Duration, NpgsqlDbType.Double);
            await writer.WriteAsync(1L, NpgsqlDbType.Bigint);
            await writer.WriteAsync(number % partitions, NpgsqlDbType.Integer);
            await writer.WriteAsync(number < WithTracks ? PictureTrackCodec.Encode(video.Pictures) : [], NpgsqlDbType.Bytea);
            await writer.WriteAsync(IndexedPictures.Of(video.Pictures).Bytes.ToArray(), NpgsqlDbType.Bytea);
        }

        await writer.CompleteAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _dataSource.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
