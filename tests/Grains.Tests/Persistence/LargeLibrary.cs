using Npgsql;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

/// <summary>100,000 videos with a fingerprint each, and 100,000 pairs.</summary>
public sealed class LargeLibrary : IAsyncLifetime, IAsyncDisposable
{
    private const string Fill =
        """
        DROP INDEX videos_name_trigrams; -- quicker built at once

        INSERT INTO videos
          (video_id, bucket, object_key, file_name, size, status, progress, evidence, duration, uploaded_at, revision)
        SELECT
          'v' || md5(n::text), 'videos', 'in/' || md5(n::text),
          CASE n % 3 WHEN 0 THEN (1600000000 + n) || '-' ELSE '' END
            || (ARRAY['Holiday', 'interview', 'Match', 'news', 'Konzert'])[1 + n % 5] || '_' || substr(md5((n * 7)::text), 1, 12) || '.mp4',
          1000000 + n, CASE WHEN n % 50 = 0 THEN 'failed' ELSE 'completed' END, 1, 'sufficient', 60 + n % 600,
          timestamptz '2026-01-01' + n * interval '1 minute', 1
        FROM generate_series(1, 100000) AS n;

        CREATE INDEX videos_name_trigrams ON videos USING gin (file_name gin_trgm_ops);

        INSERT INTO video_timestamps (video_id, timestamps, duration, fingerprint_version, partition_hash)
        SELECT video_id, ARRAY(SELECT cut * 3.04 FROM generate_series(1, 20) AS cut), duration, 1,
          ('x' || substr(md5('hash' || video_id), 1, 8))::bit(32)::integer
        FROM videos;

        INSERT INTO matches
          (first_id, second_id, score, kind, first_coverage, second_coverage, segments, first_revision, second_revision)
        SELECT least(a, b), greatest(a, b), 0.75, 'partial', 0.5, 0.5,
          '[{"start":1,"end":2,"matchStart":3,"matchEnd":4,"speed":1,"mirrored":false}]', 1, 1
        FROM (SELECT 'v' || md5(n::text) AS a, 'v' || md5((1 + n * 7919 % 100000)::text) AS b
              FROM generate_series(1, 100000) AS n) AS pair
        WHERE a <> b
        ON CONFLICT DO NOTHING;

        INSERT INTO decisions (first_id, second_id, verdict, decided_at)
        SELECT first_id, second_id, 'dismissed', timestamptz '2026-03-01' FROM matches WHERE first_id < 'v4';
        """;

    private readonly PostgresDatabase _database = new();

    public NpgsqlDataSource DataSource => _database.DataSource;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await using var fill = DataSource.CreateCommand(Fill);
        fill.CommandTimeout = 120;
        await fill.ExecuteNonQueryAsync();
        await using var vacuum = DataSource.CreateCommand("VACUUM ANALYZE");
        await vacuum.ExecuteNonQueryAsync();
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
