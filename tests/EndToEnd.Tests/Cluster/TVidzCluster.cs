using TVidz.Testing;
using TVidz.Testing.Aws;
using TVidz.Testing.Postgres;

namespace TVidz.EndToEnd.Tests.Cluster;

/// <summary>A whole TVidz of its own: a database, a bucket and a queue, silos and an Api as real processes.</summary>
public sealed class TVidzCluster : IAsyncDisposable
{
    private readonly List<HostProcess> _silos = [];
    private readonly Dictionary<string, string> _settings;

    private TVidzCluster(PostgresDatabase database, AwsEndpoint aws, Dictionary<string, string> settings)
    {
        Database = database;
        Aws = aws;
        _settings = settings;
    }

    public PostgresDatabase Database { get; }

    public AwsEndpoint Aws { get; }

    public IReadOnlyList<HostProcess> Silos => _silos;

    public HostProcess Api { get; private set; } = null!;

    public TVidzClient Client { get; private set; } = null!;

    /// <summary>Starts it, with settings on top of the tests' own.</summary>
    public static async Task<TVidzCluster> Start(int silos = 1, params (string Key, string Value)[] settings)
    {
        var database = new PostgresDatabase();
        var aws = new AwsEndpoint();
        await Task.WhenAll(database.InitializeAsync(), aws.InitializeAsync());
        var all = new Dictionary<string, string>(aws.Settings.Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)))
        {
            ["ConnectionStrings:Postgres"] = database.ConnectionString,
            ["Storage:VisibilityTimeout"] = "00:00:06",
            ["Ingress:LongPollSeconds"] = "1",
            ["Ingress:RetryDelay"] = "00:00:00.5",
            ["Ingress:MaxRetryDelay"] = "00:00:02",
            ["Ingress:Slots"] = "2",
            ["Index:Partitions"] = "4",
            ["Analysis:ReportInterval"] = "00:00:01",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var cluster = new TVidzCluster(database, aws, all);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, silos).Select(_ => cluster.StartSilo()));
            await cluster.StartApi();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task<HostProcess> StartSilo()
    {
        var silo = HostProcess.Start("Silo", new Dictionary<string, string>(_settings)
        {
            ["Orleans:SiloPort"] = $"{FreePort.Find()}",
            ["Orleans:GatewayPort"] = $"{FreePort.Find()}",
        });
        _silos.Add(silo);
        await silo.WaitUntilReady();
        return silo;
    }

    /// <summary>Starts the Api; one that takes another's place at its address.</summary>
    public async Task StartApi(Uri? address = null)
    {
        Api = HostProcess.Start("Api", _settings, address);
        await Api.WaitUntilReady();
        Client = new TVidzClient(Api.Address, Aws);
    }

    /// <summary>The one number that a statement gives.</summary>
    public async Task<long> Scalar(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>How many messages are on the dead-letter queue.</summary>
    public async Task<int> DeadLetters()
    {
        var url = (await Aws.Sqs.GetQueueUrlAsync(Aws.DeadLetterQueue)).QueueUrl;
        return (await Aws.Sqs.GetQueueAttributesAsync(url, ["All"])).ApproximateNumberOfMessages;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _silos.Append(Api).OfType<HostProcess>())
        {
            await process.DisposeAsync();
        }

        Client?.Dispose();
        await Aws.DisposeAsync();
        await Database.DisposeAsync();
    }
}
