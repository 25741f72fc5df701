using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using TVidz.Grains.Persistence;
using TVidz.Testing.Postgres;

namespace TVidz.Grains.Tests.Persistence;

public sealed class PersistenceServicesTests
{
    [Fact]
    public async Task A_host_without_a_connection_string_does_not_start_and_says_which_setting_is_missing()
    {
        using var host = Host([]);

        var error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        error.Message.ShouldContain("ConnectionStrings:Postgres");
    }

    [Theory]
    [InlineData("Postgres:MaxPoolSize", "1")]
    [InlineData("Postgres:CommandTimeoutSeconds", "0")]
    public async Task A_host_with_a_setting_out_of_range_does_not_start_and_names_it(string setting, string value)
    {
        using var host = Host(new() { ["ConnectionStrings:Postgres"] = "Host=x;Database=y", [setting] = value });

        var error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        error.Message.ShouldContain(setting.Split(':')[1]);
    }

    [Fact]
    public async Task A_host_migrates_its_database_before_its_services_start()
    {
        var name = $"tvidz_host_{Guid.NewGuid():N}";
        try
        {
            using var host = Host(new() { ["ConnectionStrings:Postgres"] = PostgresServer.ConnectionStringTo(name) });

            await host.StartAsync();

            host.Services.GetRequiredService<Probe>().FoundAtStart.ShouldBeTrue();
            await host.StopAsync();
        }
        finally
        {
            await PostgresServer.DropAsync(name);
        }
    }

    [Fact]
    public void The_pool_is_as_the_settings_say_whatever_the_connection_string_says()
    {
        using var dataSource = PostgresServer.DataSourceOf(new PostgresOptions
        {
            ConnectionString = "Host=x;Database=y;Password=secret;Maximum Pool Size=500;Application Name=other",
            MaxPoolSize = 12,
        });

        var used = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        (used.MaxPoolSize, used.ApplicationName, used.Password).ShouldBe((12, "tvidz", null));
    }

    private static IHost Host(Dictionary<string, string?> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<Probe>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Probe>()); // before, on purpose
        builder.Services.AddPersistence(builder.Configuration);
        return builder.Build();
    }

    private sealed class Probe(VideoStore videos) : IHostedService
    {
        public bool FoundAtStart { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await videos.CheckAsync(cancellationToken);
            FoundAtStart = true;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
