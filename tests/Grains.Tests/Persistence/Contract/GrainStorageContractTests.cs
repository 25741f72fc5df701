using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using TVidz.GrainInterfaces;

namespace TVidz.Grains.Tests.Persistence.Contract;

/// <summary>Our statements under Orleans' own storage provider.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class GrainStorageContractTests(PostgresCluster cluster)
{
    private const string StateName = "contract";

    private IGrainStorage Storage => cluster.Silo.GetRequiredKeyedService<IGrainStorage>("Default");

    [Fact]
    public async Task A_grains_state_is_there_again_after_its_activation_is_gone()
    {
        var grain = cluster.Client.GetGrain<INoteGrain>(GrainKeys.Video("survivor"));
        await grain.Write("one");
        await grain.Write("two");

        await cluster.DeactivateAsync(grain);

        (await grain.Read()).ShouldBe("two");
    }

    [Fact]
    public async Task Keys_that_differ_in_case_or_look_like_numbers_have_rows_of_their_own()
    {
        string[] ids = ["a", "A", "0a", "0A", "10", "0010"];
        foreach (var id in ids)
        {
            await cluster.Client.GetGrain<INoteGrain>(GrainKeys.Video(id)).Write(id);
            await cluster.Client.GetGrain<INoteGrain>(GrainKeys.Video(id)).Write(id);
        }

        foreach (var id in ids)
        {
            var grain = cluster.Client.GetGrain<INoteGrain>(GrainKeys.Video(id));
            await cluster.DeactivateAsync(grain);
            (await grain.Read()).ShouldBe(id);
        }
    }

    [Fact]
    public async Task Of_racing_first_writes_one_wins_and_the_grain_can_still_be_read()
    {
        for (var round = 0; round < 10; round++)
        {
            var id = Id($"race{round}");
            var writes = Enumerable.Range(0, 8).Select(index => State($"{index}")).ToList();

            var won = await Task.WhenAll(writes.Select(state => TryAsync(() => Storage.WriteStateAsync(StateName, id, state))));

            won.Count(success => success).ShouldBe(1);
            var read = State(null);
            await Storage.ReadStateAsync(StateName, id, read);
            read.State!.Text.ShouldBe($"{Array.IndexOf(won, true)}");
            read.ETag.ShouldBe(writes[Array.IndexOf(won, true)].ETag);
        }
    }

    [Fact]
    public async Task A_write_over_a_version_that_has_moved_on_is_a_conflict()
    {
        var id = Id("etag");
        var mine = State("first");
        await Storage.WriteStateAsync(StateName, id, mine);
        var theirs = State(null);
        await Storage.ReadStateAsync(StateName, id, theirs);
        theirs.State!.Text = "second";
        await Storage.WriteStateAsync(StateName, id, theirs);

        await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync(StateName, id, mine));
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.ClearStateAsync(StateName, id, mine));

        await Storage.ReadStateAsync(StateName, id, mine);
        mine.State!.Text.ShouldBe("second");
    }

    [Theory]
    [InlineData("Default")]
    [InlineData("Deleting")]
    public async Task A_cleared_state_is_gone_and_can_be_written_anew(string provider)
    {
        var storage = cluster.Silo.GetRequiredKeyedService<IGrainStorage>(provider);
        var id = Id($"cleared-{provider}");
        var state = State("text");
        await storage.WriteStateAsync(StateName, id, state);

        await storage.ClearStateAsync(StateName, id, state);

        var read = State(null);
        await storage.ReadStateAsync(StateName, id, read);
        (read.RecordExists, read.State!.Text).ShouldBe((false, null));
        read.State.Text = "anew";
        await storage.WriteStateAsync(StateName, id, read);
        await storage.ReadStateAsync(StateName, id, state);
        state.State!.Text.ShouldBe("anew");
    }

    [Theory]
    [InlineData("Default")]
    [InlineData("Deleting")]
    public async Task A_writer_that_has_not_heard_of_the_clearing_does_not_bring_the_state_back(string provider)
    {
        var storage = cluster.Silo.GetRequiredKeyedService<IGrainStorage>(provider);
        var id = Id($"zombie-{provider}");
        var state = State("text");
        await storage.WriteStateAsync(StateName, id, state);
        var late = State(null);
        await storage.ReadStateAsync(StateName, id, late);
        await storage.ClearStateAsync(StateName, id, state);

        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync(StateName, id, late));
        await Should.ThrowAsync<InconsistentStateException>(() => storage.ClearStateAsync(StateName, id, late));
    }

    [Fact]
    public async Task States_of_other_names_and_grains_are_not_touched()
    {
        var state = State("mine");
        await Storage.WriteStateAsync(StateName, Id("own"), state);

        var otherName = State(null);
        await Storage.ReadStateAsync("another", Id("own"), otherName);
        var otherGrain = State(null);
        await Storage.ReadStateAsync(StateName, Id("Own"), otherGrain);

        otherName.RecordExists.ShouldBeFalse();
        otherGrain.RecordExists.ShouldBeFalse();
    }

    private static GrainId Id(string id) => GrainId.Create("contract", GrainKeys.Video(id));

    private static GrainState<Note> State(string? text) => new() { State = new Note { Text = text } };

    private static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
