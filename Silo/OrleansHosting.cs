using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using TVidz.Grains.Persistence;

namespace TVidz.Silo;

/// <summary>Makes a host a silo: clustering, grain state and reminders in PostgreSQL.</summary>
public static class OrleansHosting
{
    private const string Invariant = "Npgsql";

    /// <summary>Adds the silo, configured by the section <see cref="OrleansOptions.Section"/>.</summary>
    public static void AddOrleansSilo(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(OrleansOptions.Section).Get<OrleansOptions>() ?? new();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = options.ClusterId;
                cluster.ServiceId = options.ServiceId;
            })
            .Configure<EndpointOptions>(endpoints => SetEndpoints(endpoints, options))
            .UseAdoNetClustering(clustering => clustering.Configure<NpgsqlDataSource>((adoNet, source) =>
            {
                adoNet.Invariant = Invariant;
                adoNet.DataSource = source;
            }))
            .AddAdoNetGrainStorage(GrainStorage.Name, storage => storage.Configure<NpgsqlDataSource>((adoNet, source) =>
            {
                adoNet.Invariant = Invariant;
                adoNet.DataSource = source;
                adoNet.GrainStorageSerializer = new GrainStateSerializer();
            }))
            .UseAdoNetReminderService(reminders => reminders.Configure<NpgsqlDataSource>((adoNet, source) =>
            {
                adoNet.Invariant = Invariant;
                adoNet.DataSource = source;
            }))
            .AddActivityPropagation()
            .AddDashboard(dashboard => dashboard.HideTrace = true));
    }

    private static void SetEndpoints(EndpointOptions endpoints, OrleansOptions options)
    {
        var address = options.AdvertisedIP == "auto" ? OwnAddress() : IPAddress.Parse(options.AdvertisedIP);
        var listen = IPAddress.IsLoopback(address) ? IPAddress.Loopback : IPAddress.Any;
        endpoints.AdvertisedIPAddress = address;
        endpoints.SiloPort = options.SiloPort;
        endpoints.GatewayPort = options.GatewayPort;
        endpoints.SiloListeningEndpoint = new IPEndPoint(listen, options.SiloPort);
        endpoints.GatewayListeningEndpoint = new IPEndPoint(listen, options.GatewayPort);
    }

    /// <summary>The first address under which this host's own name is known: in a container, the container's.</summary>
    private static IPAddress OwnAddress() => Dns.GetHostAddresses(Dns.GetHostName(), AddressFamily.InterNetwork)
        .FirstOrDefault(address => !IPAddress.IsLoopback(address))
        ?? throw new InvalidOperationException(
            "This host has no address but loopback. Set Orleans:AdvertisedIP to the address that other silos reach it at.");
}
