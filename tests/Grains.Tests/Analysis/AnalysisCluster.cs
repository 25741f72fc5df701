using System.Collections.Concurrent;
using System.Collections.Immutable;
using Amazon.S3.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Analysis;
using TVidz.Grains.Ingress;
using TVidz.Grains.Storage;
using TVidz.Media;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Analysis;

/// <summary>The grains with the analysis that drives them, over real storage, and scripted media.</summary>
public class AnalysisCluster : GrainCluster
{
    /// <summary>The cuts of some film, as <see cref="Put"/> takes them.</summary>
    public const string Film = "2 6.5 9 17 21.5 31 33 41 48";

    private int _messages;

    /// <summary>The fingerprints that grains were called with, and the calls' names.</summary>
    public ConcurrentQueue<(string Call, Fingerprint Fingerprint)> Sent { get; } = new();

    public AwsEndpoint Aws { get; } = new();

    public ScriptedMedia Analyser { get; } = new();

    /// <summary>Tests of other things upload the same bytes again and again, and want them analysed.</summary>
    protected virtual EarlyDuplicate OnEarlyDuplicate => EarlyDuplicate.Continue;

    public IObjectEventHandler Runner =>
        Cluster.Silos[0].ServiceProvider.GetRequiredService<IObjectEventHandler>();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        .. Aws.Settings,
        new("Storage:MaxObjectBytes", "1000"),
        new("Analysis:Retries", "1"),
        new("Analysis:RetryDelay", "00:00:00"),
        new("Analysis:OnEarlyDuplicate", OnEarlyDuplicate.ToString()),
        new("Analysis:EarlyStagesFrom", "0"),
    ];

    public override async Task InitializeAsync()
    {
        await Aws.S3.PutBucketAsync(Aws.Bucket);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Aws.DisposeAsync();
    }

    /// <summary>Puts an object into the bucket: for <see cref="ScriptedMedia"/>, a video's cuts with spaces between.</summary>
    public async Task<ObjectFacts> Put(string content, string? key = null)
    {
        key ??= $"{Guid.NewGuid():N}.mp4";
        var put = await Aws.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = Aws.Bucket, Key = key, ContentBody = content });
        return new ObjectFacts(Aws.Bucket, key, put.ETag.Trim('"'), content.Length);
    }

    /// <summary>Handles an event as the ingress does, as a message of its own.</summary>
    public async Task<EventOutcome> Handle(
        ObjectFacts facts,
        ObjectEventKind kind = ObjectEventKind.Created,
        bool isLast = false,
        CancellationToken cancellationToken = default)
    {
        var objectEvent = new ObjectEvent(kind.ToString(), kind, facts.Bucket, facts.Key, facts.ETag, facts.Size);
        var settled = await Runner.SettleAsync([objectEvent], cancellationToken);
        var message = new MessageContext($"message-{Interlocked.Increment(ref _messages)}", null, isLast);
        return settled.Count == 1
            ? EventOutcome.Done
            : await Runner.HandleAsync(objectEvent, message, cancellationToken);
    }

    public async Task<VideoSnapshot> State(ObjectFacts facts) =>
        (await Video(facts.VideoId).GetState()).ShouldNotBeNull();

    protected override void Configure(ISiloBuilder silo, IConfiguration configuration)
    {
        base.Configure(silo, configuration);
        silo.Services.AddObjectStorage(configuration);
        silo.Services.AddSingleton<IPreviewStore, PreviewStore>();
        silo.Services.AddSingleton<IMediaAnalyzer>(Analyser);
        silo.Services.AddAnalysis(configuration);
        silo.AddIncomingGrainCallFilter(context =>
        {
            Record(context);
            return context.Invoke();
        });
    }

    private void Record(IIncomingGrainCallContext context)
    {
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
        {
            Fingerprint[] sent = context.Request.GetArgument(i) switch
            {
                Fingerprint fingerprint => [fingerprint],
                SearchQuery query => [query.Fingerprint],
                ImmutableArray<IndexEntry> entries => [.. entries.Select(entry => entry.Fingerprint)],
                _ => [],
            };
            foreach (var fingerprint in sent)
            {
                Sent.Enqueue((context.MethodName, fingerprint));
            }
        }
    }
}
