using System.Diagnostics;
using Npgsql;
using TVidz.EndToEnd.Tests.Cluster;
using TVidz.Testing.Aws;
using TVidz.Testing.Postgres;

namespace TVidz.EndToEnd.Tests;

/// <summary>Taking over a predecessor's database by the command.</summary>
[Collection(OneSiloCollection.Name)]
public sealed class ImportTests(OneSilo one) : IAsyncLifetime
{
    private readonly string _database = $"tvidz_test_old_{Guid.NewGuid():N}";
    private readonly string _state = Directory.CreateTempSubdirectory("tvidz-import-").FullName;

    public Task InitializeAsync() => PostgresServer.CreateEmptyAsync(_database);

    public async Task DisposeAsync()
    {
        Directory.Delete(_state, recursive: true);
        await PostgresServer.DropAsync(_database);
    }

    [Theory]
    [InlineData("double precision[]", "'{1.5,4,9.25}'", "'{3,2}'", "'{1,NaN}'")]
    [InlineData("text", "'[1.5, 4, 9.25]'", "'[3, 2]'", "'none'")]
    [InlineData("jsonb", "'[1.5, 4, 9.25]'", "'[3, 2]'", "'{}'")]
    public async Task Rows_are_taken_over_once_and_the_others_counted_with_their_reasons(
        string type, string good, string descending, string broken)
    {
        var name = $"{Guid.NewGuid():N}.mp4";
        await Execute(
            $"""
            CREATE TABLE videos (id integer, filename text);
            CREATE TABLE video_timestamps (video_id integer, timestamps {type});
            INSERT INTO videos VALUES (1, '{name}'), (2, 'b.mp4'), (3, 'c.mp4');
            INSERT INTO video_timestamps VALUES (1, {descending}), (1, {good}), (2, {descending}), (3, {broken}), (4, NULL);
            """);

        var (code, text) = await Import(Address());
        var (_, again) = await Import(Address());

        code.ShouldBe(0);
        text.ShouldContain("5 rows to import.");
        text.ShouldContain("Done: 1 imported, 4 rejected.");
        text.ShouldContain("1 rejected, such as video 1: There is a later row of the same video.");
        text.ShouldContain("such as video 2: sceneCuts[0] is 3");
        text.ShouldContain("such as video 3: timestamps is no list of numbers");
        text.ShouldContain("such as video 4: timestamps is null.");
        again.ShouldContain("1 imported, 4 rejected; 0 rows to import.");
        var video = (await one.Cluster.Client.Get($"/videos?q={name}"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        video["sceneCuts"]!.AsArray().Select(cut => (double)cut!).ShouldBe([1.5, 4, 9.25]);
    }

    [Fact]
    public async Task An_import_that_is_cut_off_in_the_middle_goes_on_where_it_was_and_takes_each_video_over_once()
    {
        const int Videos = 12_000;
        var name = $"{Guid.NewGuid():N}";
        await Execute(
            $"""
            CREATE TABLE videos (id integer, filename text);
            CREATE TABLE video_timestamps (video_id integer, timestamps double precision[]);
            INSERT INTO videos SELECT id, '{name}-' || id FROM generate_series(1, {Videos}) id;
            INSERT INTO video_timestamps SELECT id, ARRAY[1.5, 4 + id * 0.001, 80] FROM generate_series(1, {Videos}) id;
            """);
        using var link = new TcpForwarder(one.Cluster.Api.Address);
        link.Restore();
        link.CutAfter(bytes: 2_000);

        var (code, text) = await Import(Address(), link.Url);
        var (againCode, again) = await Import(Address(), link.Url);

        code.ShouldBe(1);
        text.ShouldContain("Interrupted: ");
        text.ShouldContain("The same command goes on from here.");
        againCode.ShouldBe(0, again);
        again.ShouldContain("Going on where the last run ended: ");
        again.ShouldNotContain("ended: 0 imported");
        again.ShouldContain($"Done: {Videos} imported, 0 rejected.");
        await using var count = one.Cluster.Database.DataSource.CreateCommand(
            $"SELECT count(*) FROM videos WHERE file_name LIKE '{name}-%'");
        (await count.ExecuteScalarAsync()).ShouldBe((long)Videos);
    }

    [Fact]
    public async Task What_is_wrong_with_an_address_is_said_without_the_password()
    {
        const string password = "Secret-Pass";
        var there = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionStringTo(_database));
        (string From, string Words)[] faults =
        [
            ($"postgres://tvidz:{password}@127.0.0.1:1/x", "No PostgreSQL answers at 127.0.0.1:1."),
            ($"postgres://nobody:{password}@{there.Host}:{there.Port}/{_database}", "does not let the user 'nobody' in"),
            (Address(), "no table video_timestamps"),
            ($"mysql://u:{password}@host/x", "--from is no address"),
        ];

        foreach (var (from, words) in faults)
        {
            var (code, text) = await Import(from);

            code.ShouldBe(1);
            text.ShouldContain(words);
            text.ShouldNotContain(password);
        }
    }

    private string Address()
    {
        var there = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionStringTo(_database));
        var user = Uri.EscapeDataString(there.Username!) + (there.Password is { } word ? ":" + Uri.EscapeDataString(word) : "");
        return $"postgres://{user}@{there.Host}:{there.Port}/{_database}";
    }

    private async Task<(int Code, string Text)> Import(string from, Uri? api = null)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [HostProcess.BuildOutput("Client", "TVidz.Client.dll"), "import", "--from", from, "--state", _state, "--api", (api ?? one.Cluster.Api.Address).ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, text);
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.ConnectionStringTo(_database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
