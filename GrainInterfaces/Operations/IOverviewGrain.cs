namespace TVidz.GrainInterfaces.Operations;

/// <summary>What the cluster does and has to do. One in the cluster: it asks around every few seconds at most, and answers at once.</summary>
[Alias("tvidz.IOverviewGrain")]
public interface IOverviewGrain : IGrainWithStringKey
{
    /// <summary>The overview.</summary>
    [Alias("GetOverview")]
    Task<Overview> GetOverview();
}
