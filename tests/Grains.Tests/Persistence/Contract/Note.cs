namespace TVidz.Grains.Tests.Persistence.Contract;

public sealed class Note
{
    public string? Text { get; set; }
}
