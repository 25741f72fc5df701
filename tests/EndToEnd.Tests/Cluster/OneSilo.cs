using TVidz.Testing.Films;

namespace TVidz.EndToEnd.Tests.Cluster;

/// <summary>One silo for several classes of tests, and two small clips without a cut.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    public TVidzCluster Cluster { get; private set; } = null!;

    public byte[] Clip { get; private set; } = null!;

    public byte[] OtherClip { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var films = new FilmFolder();
        Clip = await File.ReadAllBytesAsync(await films.SingleShot("clip.mp4", 64, 48, 1));
        OtherClip = await File.ReadAllBytesAsync(await films.SingleShot("other.mp4", 96, 64, 1));
        Cluster = await TVidzCluster.Start();
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
