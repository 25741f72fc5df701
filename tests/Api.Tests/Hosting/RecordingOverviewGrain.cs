using System.Collections.Immutable;
using TVidz.GrainInterfaces.Operations;

namespace TVidz.Api.Tests.Hosting;

public sealed class RecordingOverviewGrain : Grain, IOverviewGrain
{
    public Task<Overview> GetOverview() => Task.FromResult(new Overview(
        new QueueCounts(1, 2, 3), new SlotCounts(1, 4),
        [new SiloOverview("S1", "silo", "active", new SlotCounts(1, 4), "half_open")],
        new IndexOverview(16, 15, 10, 100, 1000, ImmutableDictionary<string, int>.Empty.Add("S1", 15)),
        new StatusCounts(1, 2, 3, 4, 5, 6), new Throughput(7, 8), [new FailureCount("corrupt", 9)]));
}
