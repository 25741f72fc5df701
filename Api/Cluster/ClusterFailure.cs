using System.Data.Common;

namespace TVidz.Api.Cluster;

/// <summary>Tells failures that pass from faults.</summary>
public static class ClusterFailure
{
    /// <summary>Whether <paramref name="exception"/> says that a silo or its database cannot be reached now.</summary>
    public static bool IsPassing(Exception exception) =>
        exception is OrleansException or TimeoutException or DbException { IsTransient: true };
}
