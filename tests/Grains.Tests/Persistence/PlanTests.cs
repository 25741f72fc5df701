using System.Globalization;
using Npgsql;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using Xunit.Abstractions;

namespace TVidz.Grains.Tests.Persistence;

/// <summary>
/// How PostgreSQL answers with 100,000 videos: by an index, and never by reading a whole table. Prints the plans that
/// <c>bench/plans.md</c> shows.
/// </summary>
public sealed class PlanTests(LargeLibrary library, ITestOutputHelper output) : IClassFixture<LargeLibrary>
{
    private static readonly ListCursor Middle =
        new(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "v" + new string('7', 32));

    private readonly VideoStore _videos = new(library.DataSource);

    [Fact]
    public Task A_page_in_the_middle_of_the_list_reads_no_more_than_the_page() =>
        ShouldUseAsync("videos_newest", 51, _videos.ListCommand(new VideoListQuery(Cursor: Middle)));

    [Fact]
    public Task A_page_of_one_state_reads_no_more_than_the_page() =>
        ShouldUseAsync("videos_newest_by_status", 51, _videos.ListCommand(new VideoListQuery(VideoStatus.Failed, Cursor: Middle)));

    [Fact]
    public Task A_text_that_few_names_contain_is_found_by_its_trigrams() =>
        ShouldUseAsync("videos_name_trigrams", 100, _videos.ListCommand(new VideoListQuery(Text: "KONZERT_33E75F")));

    [Fact]
    public Task A_text_that_no_name_contains_is_found_missing_by_its_trigrams() =>
        ShouldUseAsync("videos_name_trigrams", 100, _videos.ListCommand(new VideoListQuery(Text: "zebra crossing")));

    [Fact]
    public Task A_text_that_many_names_contain_is_found_on_the_way_through_the_newest() =>
        ShouldUseAsync("videos_newest", 500, _videos.ListCommand(new VideoListQuery(Text: "holiday")));

    [Fact]
    public Task A_file_name_is_looked_up()
    {
        var command = library.DataSource.CreateCommand(VideoStore.FileNameQuery);
        command.Parameters.Add(new() { Value = "news_3c59dc048e88.mp4" });
        return ShouldUseAsync("videos_by_plain_name", 2, command);
    }

    [Fact]
    public async Task The_duplicates_of_a_video_are_looked_up_from_both_sides()
    {
        await using var pick = library.DataSource.CreateCommand("SELECT second_id FROM matches LIMIT 1");
        var command = library.DataSource.CreateCommand(MatchStore.PairsQuery);
        command.Parameters.Add(new() { Value = await pick.ExecuteScalarAsync() });

        await ShouldUseAsync("matches_by_second", 100, command);
    }

    [Fact]
    public Task A_partition_loads_by_one_range_of_an_index() => ShouldUseAsync(
        "video_timestamps_by_partition", 1900, library.DataSource.CreateCommand(PartitionStore.Query(5, 64)));

    /// <summary>Runs the statement under EXPLAIN; at most so many rows may come from a step of its plan.</summary>
    private async Task ShouldUseAsync(string index, int atMostRows, NpgsqlCommand command)
    {
        await using var statement = command;
        command.CommandText = "EXPLAIN (ANALYZE, BUFFERS) " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        plan.ForEach(output.WriteLine);
        plan.ShouldContain(line => line.Contains($" {index} ", StringComparison.Ordinal));
        plan.ShouldNotContain(line => line.Contains("Seq Scan", StringComparison.Ordinal));
        plan.Max(RowsRead).ShouldBeLessThanOrEqualTo(atMostRows);
    }

    // "(actual time=0.02..0.11 rows=51 loops=1)", and the rows that a filter threw away.
    private static int RowsRead(string line)
    {
        const string Filtered = "Rows Removed by Filter: ";
        var actual = line.Split("actual ")[^1].Split("rows=");
        return line.Contains(Filtered, StringComparison.Ordinal)
            ? int.Parse(line.Split(Filtered)[1], CultureInfo.InvariantCulture)
            : line.Contains("actual ", StringComparison.Ordinal)
                ? int.Parse(actual[1].Split(' ')[0], CultureInfo.InvariantCulture)
                : 0;
    }
}
