using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration.Memory;

namespace TVidz.Api.Hosting;

/// <summary>Kestrel, JSON and options.</summary>
public static class HttpHosting
{
    /// <summary>Where the API listens when nothing is configured.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5001";

    /// <summary>The largest body in bytes of every call but the import.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>The deepest JSON that is read.</summary>
    public const int MaxJsonDepth = 32;

    /// <summary>Adds what every call needs.</summary>
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        // The lowest layer of configuration: everything else overrides it.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")],
        });
        builder.Services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        // Kestrel answers the liveness probe while the Orleans client, which waits for a first silo, still starts.
        builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        if (!ListenAddresses.Configured(builder.Configuration).Any())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    /// <summary>The JSON of the contract: camelCase names and enums, nulls written, numbers only as numbers.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MaxJsonDepth;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
