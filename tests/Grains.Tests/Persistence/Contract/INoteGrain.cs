namespace TVidz.Grains.Tests.Persistence.Contract;

/// <summary>A grain with a state and a reminder, to try storage with.</summary>
public interface INoteGrain : IGrainWithStringKey
{
    Task Write(string text);

    Task<string?> Read();

    Task Clear();

    Task Remind(TimeSpan period);

    Task<bool> IsReminded();

    Task Forget();
}
