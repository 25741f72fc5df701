using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TVidz.GrainInterfaces.Ingress;
using TVidz.Grains.Ingress;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

public sealed class IngressKeeperTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_while_the_silo_stops_does_not_fail_the_stop(bool isOverdue)
    {
        await using var bench = await PumpBench.StartAsync(_aws);
        using var grain = new StuckGrain();
        using var keeper = ActivatorUtilities.CreateInstance<IngressKeeper>(
            bench.Services, Fake.Of<IGrainFactory>(_ => grain), Fake.Of<ILocalSiloDetails>(_ => SiloAddress.Zero));
        await keeper.StartedAsync(CancellationToken.None);
        await Eventually.HoldsAsync("the grain is called", () => grain.IsCalled);

        var stopping = ((IHostedLifecycleService)keeper).StoppingAsync(new CancellationToken(isOverdue));
        if (!isOverdue)
        {
            grain.Fail();
        }

        await stopping;
        grain.Fail();
    }

    /// <summary>Does not come back from its call until told to, with a failure.</summary>
    private sealed class StuckGrain : ISqsIngressGrain, IDisposable
    {
        private readonly ManualResetEventSlim _fail = new();

        public bool IsCalled { get; private set; }

        public void Fail() => _fail.Set();

        public void Dispose() => _fail.Dispose();

        public Task KeepPolling()
        {
            IsCalled = true;
            _fail.Wait();
            throw new InvalidOperationException("The silo has gone.");
        }

        public Task<IngressView> GetState() => throw new NotSupportedException();
    }

    /// <summary>An interface of which one answer will do for every call.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
    private class Fake : DispatchProxy
#pragma warning restore CA1852
    {
        private Func<MethodInfo, object> _answer = _ => throw new NotSupportedException();

        public static T Of<T>(Func<MethodInfo, object> answer)
            where T : class
        {
            var fake = Create<T, Fake>();
            ((Fake)(object)fake)._answer = answer;
            return fake;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!);
    }
}
