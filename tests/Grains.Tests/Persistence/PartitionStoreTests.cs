using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures.Index;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class PartitionStoreTests : IAsyncLifetime
{
    private static readonly Fingerprint Seen = Sample.Fingerprint with { Pictures = Sample.Pictures };

    private readonly PostgresDatabase _database = new();
    private readonly RecordingLog<PartitionStore> _log = new();

    private FingerprintStore Fingerprints => Sample.Fingerprints(_database.DataSource);

    private PartitionStore Partitions => new(_database.DataSource, _log);

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task The_partitions_hold_every_fingerprint_once_each_where_it_belongs(int partitions)
    {
        var ids = Enumerable.Range(0, 200).Select(index => $"p{index}").ToArray();
        await Task.WhenAll(ids.Select(id => Sample.AddAsync(Fingerprints, id)));

        var seen = new List<string>();
        for (var partition = 0; partition < partitions; partition++)
        {
            await foreach (var video in Partitions.ReadAsync(partition, partitions, default))
            {
                VideoPartitions.PartitionOf(video.VideoId, partitions).ShouldBe(partition);
                video.Cuts.ShouldSay(Sample.Fingerprint);
                seen.Add(video.VideoId);
            }
        }

        seen.Order().ShouldBe(ids.Order());
    }

    [Fact]
    public async Task A_video_comes_with_its_revision_its_cuts_and_the_pictures_that_the_index_takes()
    {
        var revision = await Sample.AddAsync(Fingerprints, "seen", Seen);

        var video = await SingleAsync();

        video.Revision.ShouldBe(revision);
        video.Cuts.ShouldSay(Sample.Fingerprint);
        video.Pictures.Bytes.ToArray().ShouldBe(IndexedPictures.Of(Sample.Pictures).Bytes.ToArray());
    }

    [Theory]
    [InlineData("indexed_pictures = NULL, indexed_by = NULL")]
    [InlineData("indexed_pictures = '', indexed_by = indexed_by - 1")]
    public async Task Of_a_row_from_before_the_pictures_are_chosen_anew(string before)
    {
        await Sample.AddAsync(Fingerprints, "before", Seen);
        await ExecuteAsync($"UPDATE video_timestamps SET {before}");

        (await SingleAsync()).Pictures.Bytes.ToArray().ShouldBe(IndexedPictures.Of(Sample.Pictures).Bytes.ToArray());
    }

    [Theory]
    [InlineData("pictures = substr(pictures, 1, 20), indexed_by = NULL")]
    [InlineData("indexed_pictures = substr(indexed_pictures, 1, 20)")]
    public async Task Pictures_that_cannot_be_read_cost_their_video_its_pictures_and_the_partition_nothing(string damage)
    {
        await Sample.AddAsync(Fingerprints, "broken", Seen);
        await Sample.AddAsync(Fingerprints, "whole", Seen);
        await ExecuteAsync($"UPDATE video_timestamps SET {damage} WHERE video_id = 'broken'");

        var videos = await Partitions.ReadAsync(0, 1, default).ToDictionaryAsync(video => video.VideoId);

        videos["whole"].Pictures.Count.ShouldBeGreaterThan(0);
        videos["broken"].Pictures.Count.ShouldBe(0);
        videos["broken"].Cuts.ShouldSay(Sample.Fingerprint);
        _log.Lines.ShouldHaveSingleItem().ShouldContain("Video broken");
    }

    [Fact]
    public async Task How_much_there_is_is_estimated()
    {
        (await Partitions.EstimateAsync(0, 1, default)).ShouldBe(default);
        var pictures = IndexedPictures.Of(Sample.Pictures).Count;
        for (var i = 0; i < 5; i++)
        {
            await Sample.AddAsync(Fingerprints, $"video{i}", Seen);
        }

        var size = await Partitions.EstimateAsync(0, 1, default);

        size.Videos.ShouldBe(5);
        size.Cuts.ShouldBe(5 * Sample.Fingerprint.SceneCuts.Length);
        size.Pictures.ShouldBeInRange(5 * pictures, 5 * (pictures + 1));
    }

    private async Task<IndexedVideo> SingleAsync() => await Partitions.ReadAsync(0, 1, default).SingleAsync();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
