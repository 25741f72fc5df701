using TVidz.Grains.Analysis;
using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

public sealed class SlotBatchTests
{
    [Fact]
    public async Task Slots_that_no_message_can_want_any_more_are_free_at_once()
    {
        using var slots = new AnalysisSlots(3);
        var batch = await BatchOf(slots, inHand: 3, messages: 2);
        slots.Free.ShouldBe(1, "three slots for two messages");

        var (first, second) = (new MessageSlot(batch, slots), new MessageSlot(batch, slots));
        first.TryTake().ShouldBeTrue();
        slots.Free.ShouldBe(1);
        second.End();
        slots.Free.ShouldBe(2, "the second needs none, though the first has not ended");
        first.End();
        first.End();

        slots.Free.ShouldBe(3);
    }

    [Fact]
    public async Task More_messages_than_slots_in_hand_take_what_is_free_and_no_more()
    {
        using var slots = new AnalysisSlots(2);
        var wanted = 0;
        var batch = await BatchOf(slots, inHand: 1, messages: 3, () => wanted++);
        MessageSlot[] messages = [.. Enumerable.Range(0, 3).Select(_ => new MessageSlot(batch, slots))];

        messages.Select(message => message.TryTake()).ShouldBe([true, true, false]);
        messages[0].TryTake().ShouldBeTrue("it has one");
        wanted.ShouldBe(3);
        batch.WasWanted.ShouldBeTrue();
        Array.ForEach(messages, message => message.End());

        slots.Free.ShouldBe(2);
    }

    [Fact]
    public async Task A_receive_that_brought_nothing_gives_its_slots_back()
    {
        using var slots = new AnalysisSlots(2);

        var batch = await BatchOf(slots, inHand: 2, messages: 0);

        slots.Free.ShouldBe(2);
        batch.WasWanted.ShouldBeFalse();
    }

    private static async Task<SlotBatch> BatchOf(AnalysisSlots slots, int inHand, int messages, Action? wanted = null)
    {
        (await slots.TakeAsync(inHand, CancellationToken.None)).ShouldBe(inHand);
        return new SlotBatch(slots, inHand, messages, wanted ?? (() => { }));
    }
}
