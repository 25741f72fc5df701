using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Storage;
using TVidz.Grains.Tests.Analysis;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>Grains over real storage, for files of some parts.</summary>
public sealed class UploadCluster : AnalysisCluster
{
    // URLs are signed for the time that it is.
    public UploadCluster() => Clock.SetUtcNow(TimeProvider.System.GetUtcNow());

    public IMultipartUploadGrain Uploads => Cluster.Client.GetGrain<IMultipartUploadGrain>(GrainKeys.Shared);

    public IObjectLinkGrain Links => Cluster.Client.GetGrain<IObjectLinkGrain>(GrainKeys.Shared);

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        .. base.Settings.Where(setting => setting.Key != "Storage:MaxObjectBytes"),
        new("Storage:MaxObjectBytes", "30000000"),
    ];
}
