using Microsoft.Extensions.DependencyInjection;
using TVidz.GrainInterfaces;

namespace TVidz.Grains.Tests.Persistence.Contract;

/// <summary>Our statements under Orleans' own reminder table.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class ReminderContractTests(PostgresCluster cluster)
{
    private IReminderTable Table => cluster.Silo.GetRequiredService<IReminderTable>();

    [Fact]
    public async Task A_grain_registers_and_unregisters_a_reminder()
    {
        var grain = cluster.Client.GetGrain<INoteGrain>(GrainKeys.Backfill("reminded"));

        await grain.Remind(TimeSpan.FromMinutes(1));
        (await grain.IsReminded()).ShouldBeTrue();
        await grain.Forget();
        (await grain.IsReminded()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_reminder_reads_back_as_it_was_written()
    {
        var entry = Entry("whole", period: TimeSpan.FromDays(40)); // more milliseconds than an int holds

        entry.ETag = await Table.UpsertRow(entry);

        var read = await Table.ReadRow(entry.GrainId, entry.ReminderName);
        read.ShouldNotBeNull();
        (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag)
            .ShouldBe((entry.GrainId, entry.ReminderName, entry.StartAt, entry.Period, entry.ETag));
        (await Table.ReadRows(entry.GrainId)).Reminders.ShouldHaveSingleItem().ETag.ShouldBe(entry.ETag);
        (await Table.ReadRow(entry.GrainId, "another")).ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_version_that_was_read_can_be_removed()
    {
        var entry = Entry("versions");
        var first = await Table.UpsertRow(entry);
        var second = await Table.UpsertRow(entry);

        (await Table.RemoveRow(entry.GrainId, entry.ReminderName, first!)).ShouldBeFalse();
        (await Table.RemoveRow(entry.GrainId, entry.ReminderName, second!)).ShouldBeTrue();
        (await Table.RemoveRow(entry.GrainId, entry.ReminderName, second!)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_range_begins_after_its_begin_ends_with_its_end_and_may_wrap_round()
    {
        var entries = Enumerable.Range(0, 64).Select(index => Entry($"range{index}")).ToList();
        foreach (var entry in entries)
        {
            await Table.UpsertRow(entry);
        }

        var hashes = entries.Select(entry => entry.GrainId.GetUniformHashCode()).Order().ToList();
        foreach (var (begin, end) in new[] { (hashes[10], hashes[50]), (hashes[50], hashes[10]), (hashes[63], hashes[0]), (0u, 0u) })
        {
            var expected = entries
                .Where(entry => Contains(begin, end, entry.GrainId.GetUniformHashCode()))
                .Select(entry => entry.GrainId.ToString());

            var read = (await Table.ReadRows(begin, end)).Reminders
                .Select(entry => entry.GrainId.ToString())
                .Where(id => id.Contains("range", StringComparison.Ordinal));

            read.Order().ShouldBe(expected.Order());
        }
    }

    private static bool Contains(uint begin, uint end, uint hash) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private static ReminderEntry Entry(string id, TimeSpan? period = null) => new()
    {
        GrainId = GrainId.Create("note", GrainKeys.Backfill(id)),
        ReminderName = "contract",
        StartAt = Sample.Time.UtcDateTime.AddYears(10),
        Period = period ?? TimeSpan.FromHours(1),
    };
}
