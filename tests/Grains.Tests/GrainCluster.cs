using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Orleans.TestingHost;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Grains.Storage;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests;

/// <summary>Silos in this process over a real database: the grains as they are, without storage, queue and ffmpeg.</summary>
public class GrainCluster : IAsyncLifetime
{
    public PostgresDatabase Database { get; } = new();

    /// <summary>The clock of everything that is ours; Orleans keeps real time.</summary>
    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z", null));

    /// <summary>In the place of stored pictures.</summary>
    public RecordingPreviews Previews { get; } = new();

    public InProcessTestCluster Cluster { get; private set; } = null!;

    public IFingerprintSearchGrain Search => Cluster.Client.GetGrain<IFingerprintSearchGrain>(GrainKeys.Shared);

    public ILibraryGrain Library => Cluster.Client.GetGrain<ILibraryGrain>(GrainKeys.Shared);

    /// <summary>The one number that a statement gives.</summary>
    public async Task<long> Scalar(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Runs a statement.</summary>
    public async Task Execute(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Whether this version of the object has its outcome.</summary>
    public async Task<bool> IsSettled(ObjectFacts facts) => (await new OutcomeStore(Database.DataSource)
        .FindSettledAsync([new ObjectVersion(facts.VideoId, facts.ETag!)], default)).Count == 1;

    /// <summary>How many fingerprints are stored of a video.</summary>
    public Task<long> FingerprintsOf(string videoId) =>
        Scalar($"SELECT count(*) FROM video_timestamps WHERE video_id = '{videoId}'");

    public IVideoAnalysisGrain Video(string videoId) =>
        Cluster.Client.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(videoId));

    public virtual async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => Configure(silo, Configuration()));
        Cluster = builder.Build();
        await Cluster.DeployAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>An object of its own, not yet known to anyone.</summary>
    public static ObjectFacts NewObject(string etag = "etag-1") =>
        new("videos", $"films/{Guid.NewGuid():N}.mp4", etag, 1000);

    /// <summary>Begins an attempt that must be granted.</summary>
    public async Task<int> Begin(ObjectFacts facts, string? messageId = null, bool force = false, bool last = false)
    {
        var answer = await Video(facts.VideoId).Begin(
            new BeginRequest(facts, messageId ?? Guid.NewGuid().ToString(), last, force));
        answer.Decision.ShouldBe(BeginDecision.Go);
        return answer.Attempt;
    }

    /// <summary>Does what the analysis of a video does after reading it.</summary>
    public Task<bool> Finish(ObjectFacts facts, int attempt, params double[] cuts) =>
        Finish(facts, attempt, Fingerprint(cuts));

    /// <summary>Does what the analysis of a video does after reading it.</summary>
    public async Task<bool> Finish(ObjectFacts facts, int attempt, Fingerprint fingerprint)
    {
        var video = Video(facts.VideoId);
        if (await video.SaveFingerprint(attempt, Media, fingerprint) is not { } revision)
        {
            return false;
        }

        await Search.Put([new IndexEntry(facts.VideoId, revision, fingerprint)]);
        var answer = await Search.Search(new SearchQuery(fingerprint, facts.VideoId));
        answer.IsComplete.ShouldBeTrue();
        return await video.Complete(attempt, new MatchSet(revision, answer.Matches));
    }

    /// <summary>Takes an object through a whole analysis.</summary>
    public Task<ObjectFacts> Analyse(params double[] cuts) => Analyse(Fingerprint(cuts));

    /// <summary>Takes an object through a whole analysis.</summary>
    public async Task<ObjectFacts> Analyse(Fingerprint fingerprint)
    {
        var facts = NewObject();
        (await Finish(facts, await Begin(facts), fingerprint)).ShouldBeTrue();
        return facts;
    }

    public static Fingerprint Fingerprint(params double[] cuts) =>
        new(Fingerprints.Fingerprint.CurrentVersion, cuts.LastOrDefault() + 5, [.. cuts]);

    public static MediaFacts Media { get; } = new(60, 320, 240, 25, "h264", Evidence.Sufficient);

    /// <summary>Settings beyond the database's.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>Makes a silo of a builder.</summary>
    protected virtual void Configure(ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<IPreviewStore>(Previews);
        silo.Services.AddPersistence(configuration).AddMatching(configuration).AddVideos(configuration);
        silo.UseInMemoryReminderService();
        silo.AddActivityPropagation();
        silo.AddAdoNetGrainStorage(GrainStorage.Name, storage => storage.Configure<NpgsqlDataSource>((options, source) =>
        {
            options.Invariant = "Npgsql";
            options.DataSource = source;
            options.GrainStorageSerializer = new GrainStateSerializer();
        }));
    }

    private IConfiguration Configuration() => new ConfigurationBuilder()
        .AddInMemoryCollection(
        [
            new("ConnectionStrings:Postgres", Database.ConnectionString),
            new("Index:Partitions", "4"),
            .. Settings,
        ])
        .Build();
}
