using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime.MembershipService;

namespace TVidz.Grains.Tests.Persistence.Contract;

/// <summary>Our statements under Orleans' own membership table, each test in a cluster of its own name.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class MembershipContractTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Two_silos_find_each_other_and_clients_their_gateways()
    {
        var gateways = cluster.Client.ServiceProvider.GetRequiredService<IGatewayListProvider>();

        (await cluster.Silo.GetRequiredService<IMembershipTable>().ReadAllAsync()).Members.Count(member => member.Item1.Status == SiloStatus.Active)
            .ShouldBe(2);
        (await gateways.GetGateways()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_table_has_a_version_and_no_members()
    {
        var data = await (await TableAsync()).ReadAllAsync();

        data.Members.ShouldBeEmpty();
        data.Version.Version.ShouldBe(0);
    }

    [Fact]
    public async Task A_member_reads_back_as_it_was_written()
    {
        var table = await TableAsync();
        var entry = Entry(1);

        (await table.InsertRowAsync(entry, (await table.ReadAllAsync()).Version.Next())).ShouldBeTrue();

        var (read, _) = (await table.ReadRowAsync(entry.SiloAddress)).Members.ShouldHaveSingleItem();
        (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime)
            .ShouldBe((entry.SiloAddress, entry.SiloName, entry.HostName, entry.Status, entry.ProxyPort, entry.StartTime, entry.IAmAliveTime));
        var none = await table.ReadRowAsync(Entry(2).SiloAddress);
        none.Members.ShouldBeEmpty();
        none.Version.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Of_writers_that_read_one_version_one_wins_and_the_others_change_nothing()
    {
        var table = await TableAsync();
        for (var round = 0; round < 10; round++)
        {
            var next = (await table.ReadAllAsync()).Version.Next();

            var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => table.InsertRowAsync(Entry((round * 10) + index), next)));

            won.Count(success => success).ShouldBe(1);
            var data = await table.ReadAllAsync();
            (data.Version.Version, data.Members.Count).ShouldBe((round + 1, round + 1));
        }
    }

    [Fact]
    public async Task An_update_needs_the_present_version_and_a_member()
    {
        var table = await TableAsync();
        var entry = Entry(1);
        var first = (await table.ReadAllAsync()).Version;
        await table.InsertRowAsync(entry, first.Next());
        var (_, etag) = (await table.ReadRowAsync(entry.SiloAddress)).Members.Single();
        var present = (await table.ReadAllAsync()).Version;
        entry.Status = SiloStatus.Dead;
        entry.AddSuspector(Entry(2).SiloAddress, Sample.Time.UtcDateTime);

        (await table.UpdateRowAsync(entry, etag, first.Next())).ShouldBeFalse();
        (await table.UpdateRowAsync(Entry(3), etag, present.Next())).ShouldBeFalse();
        (await table.InsertRowAsync(entry, present.Next())).ShouldBeFalse();
        (await table.ReadAllAsync()).Version.Version.ShouldBe(1);
        (await table.UpdateRowAsync(entry, etag, present.Next())).ShouldBeTrue();

        var (read, _) = (await table.ReadAllAsync()).Members.Single();
        read.Status.ShouldBe(SiloStatus.Dead);
        read.SuspectTimes.ShouldHaveSingleItem().Item1.ShouldBe(Entry(2).SiloAddress);
        (await table.ReadAllAsync()).Version.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Only_dead_members_that_are_old_are_cleaned_up()
    {
        var table = await TableAsync();
        var cutoff = Sample.Time.AddHours(1);
        await AddAsync(table, Entry(1), SiloStatus.Dead);
        await AddAsync(table, Entry(2), SiloStatus.Active);
        var recent = Entry(3);
        recent.IAmAliveTime = cutoff.UtcDateTime.AddMinutes(1);
        await AddAsync(table, recent, SiloStatus.Dead);

        await table.CleanupDefunctSiloEntriesAsync(cutoff);

        (await table.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress.Generation).Order().ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Being_alive_changes_the_time_and_not_the_version()
    {
        var table = await TableAsync();
        var entry = Entry(1);
        await AddAsync(table, entry, SiloStatus.Active);
        entry.IAmAliveTime = entry.IAmAliveTime.AddMinutes(5);

        await table.UpdateIAmAliveAsync(entry);

        var data = await table.ReadAllAsync();
        data.Members.Single().Item1.IAmAliveTime.ShouldBe(entry.IAmAliveTime);
        data.Version.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Deleting_a_clusters_entries_leaves_those_of_another()
    {
        var name = $"cluster-{Guid.NewGuid():N}";
        var table = await TableAsync(name);
        var other = await TableAsync();
        await AddAsync(table, Entry(1), SiloStatus.Active);
        await AddAsync(other, Entry(1), SiloStatus.Active);

        await table.DeleteMembershipTableEntriesAsync(name);

        (await other.ReadAllAsync()).Members.ShouldHaveSingleItem();
        await table.InitializeMembershipTableAsync(true);
        (await table.ReadAllAsync()).Members.ShouldBeEmpty();
    }

    private static async Task AddAsync(IMembershipTable table, MembershipEntry entry, SiloStatus status)
    {
        entry.Status = status;
        (await table.InsertRowAsync(entry, (await table.ReadAllAsync()).Version.Next())).ShouldBeTrue();
    }

    private async Task<IMembershipTable> TableAsync(string? name = null)
    {
        var options = Options.Create(new ClusterOptions { ClusterId = name ?? $"cluster-{Guid.NewGuid():N}", ServiceId = "any" });
        var table = ActivatorUtilities.CreateInstance<AdoNetClusteringTable>(
            cluster.Silo, options);
        await table.InitializeMembershipTableAsync(true);
        return table;
    }

    private static MembershipEntry Entry(int generation) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11111, generation),
        SiloName = $"silo{generation}",
        HostName = "host",
        Status = SiloStatus.Joining,
        ProxyPort = 30000,
        StartTime = Sample.Time.UtcDateTime,
        IAmAliveTime = Sample.Time.UtcDateTime,
    };
}
