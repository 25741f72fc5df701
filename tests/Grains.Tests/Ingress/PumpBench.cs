using Amazon.SQS;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TVidz.Grains.Analysis;
using TVidz.Grains.Ingress;
using TVidz.Grains.Storage.Provisioning;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>A silo's ingress without the silo: provisioned, and polling until disposed (unless not enabled).</summary>
internal sealed class PumpBench : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stop = new();
    private Task _polling = Task.CompletedTask;

    private PumpBench(ServiceProvider services) => _services = services;

    public RecordingHandler Handler { get; } = new();

    public QueueHealth Health => Get<QueueHealth>();

    public AnalysisSlots Slots => Get<AnalysisSlots>();

    public IServiceProvider Services => _services;

    public MessagePump Pump => Get<MessagePump>();

    public static Task<PumpBench> StartAsync(AwsEndpoint aws, params (string Key, string Value)[] settings) =>
        StartAsync(aws, sqs: null, settings);

    public static async Task<PumpBench> StartAsync(
        AwsEndpoint aws, IAmazonSQS? sqs, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(sqs ?? AwsEndpoint.CreateSqs(AwsEndpoint.Url));
        services.AddIngress(Configure(aws, settings));
        PumpBench? bench = null;
        services.AddSingleton<IObjectEventHandler>(_ => bench!.Handler);
        bench = new PumpBench(services.BuildServiceProvider());
        await ActivatorUtilities.CreateInstance<StorageStartup>(bench._services).StartingAsync(default);
        // S3 has announced the notification itself with a message.
        await aws.Sqs.PurgeQueueAsync((await aws.Sqs.GetQueueUrlAsync(aws.Queue)).QueueUrl);
        bench._polling = bench.Get<IOptions<IngressOptions>>().Value.Enabled ? bench.PollAsync() : Task.CompletedTask;
        return bench;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Pump.StopAsync(CancellationToken.None);
        await _polling;
        await _services.DisposeAsync();
        _stop.Dispose();
    }

    internal static IConfiguration Configure(AwsEndpoint aws, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(aws.Settings)
        {
            ["Ingress:LongPollSeconds"] = "1",
            ["Ingress:RetryDelay"] = "00:00:00",
            ["Ingress:DeleteLinger"] = "00:00:00.02",
            ["Ingress:KeepAliveInterval"] = "00:00:00.1",
            ["Ingress:Slots"] = "4",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }

    private async Task PollAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                await Pump.PollOnceAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
