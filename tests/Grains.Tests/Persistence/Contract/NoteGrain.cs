namespace TVidz.Grains.Tests.Persistence.Contract;

public sealed class NoteGrain([PersistentState("test-note", "Default")] IPersistentState<Note> state)
    : Grain, INoteGrain, IRemindable
{
    private const string Reminder = "test-reminder";

    public Task Write(string text)
    {
        state.State = new Note { Text = text };
        return state.WriteStateAsync();
    }

    public Task<string?> Read() => Task.FromResult(state.State.Text);

    public Task Clear() => state.ClearStateAsync();

    public Task Remind(TimeSpan period) => this.RegisterOrUpdateReminder(Reminder, period, period);

    public async Task<bool> IsReminded() => await this.GetReminder(Reminder) is not null;

    public async Task Forget() => await this.UnregisterReminder((await this.GetReminder(Reminder))!);

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
