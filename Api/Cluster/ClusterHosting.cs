using System.Net;
using Orleans.Configuration;
using Orleans.Dashboard;
using TVidz.Api.Hosting;
using TVidz.Api.Security;

namespace TVidz.Api.Cluster;

/// <summary>
/// The Orleans client. Settings: <c>Orleans:ClusterId</c> and <c>Orleans:ServiceId</c> (both <c>tvidz</c> by default)
/// and <c>ConnectionStrings:Postgres</c>, where the silos are listed; or <c>Orleans:Gateways</c>, a list of
/// <c>address:port</c>, to do without the database.
/// </summary>
public static class ClusterHosting
{
    private const string DefaultName = "tvidz";

    /// <summary>Adds the client.</summary>
    public static void AddCluster(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = configuration["Orleans:ClusterId"] ?? DefaultName;
                options.ServiceId = configuration["Orleans:ServiceId"] ?? DefaultName;
            });
            UseClustering(client, configuration);
            client.UseConnectionRetryFilter<KeepConnecting>();
            client.AddOutgoingGrainCallFilter<RetryReads>();
            client.AddActivityPropagation();
            client.AddDashboard(options => options.HideTrace = true);
        });
    }

    /// <summary><c>/dashboard</c>: Orleans' own, for operators.</summary>
    public static void MapDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapOrleansDashboard("/dashboard").RequireAuthorization(AccessControl.Operator).ExcludeFromDescription();

    private static void UseClustering(IClientBuilder client, ConfigurationManager configuration)
    {
        var listed = configuration.GetSection("Orleans:Gateways").Get<string[]>() ?? [];
        string[] gateways = [.. listed.Where(gateway => gateway.Length > 0)];
        if (gateways.Length > 0)
        {
            client.UseStaticClustering([.. gateways.Select(Parse)]);
            return;
        }

        var connection = configuration.GetConnectionString("Postgres") ?? throw new StartRefusedException(
            "ConnectionStrings:Postgres is not set. Set it to the database in which the silos are listed, "
            + "for example with the environment variable ConnectionStrings__Postgres.");
        client.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connection;
        });
    }

    private static IPEndPoint Parse(string gateway) => IPEndPoint.TryParse(gateway, out var endpoint)
        ? endpoint
        : throw new StartRefusedException($"Orleans:Gateways has \"{gateway}\", which is no address:port.");
}
