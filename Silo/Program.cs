using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using TVidz.Grains;
using TVidz.Grains.Storage;
using TVidz.Silo;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddLogging();
    builder.AddTelemetry();
    builder.AddHealth();
    builder.Services.AddTVidz(builder.Configuration);
    builder.AddOrleansSilo();

    var app = builder.Build();
    app.MapHealth();
    app.MapPrometheusScrapingEndpoint();
    await app.RunAsync();
    return 0;
}
catch (Exception refusal) when (refusal is OptionsValidationException or StorageConfigurationException or ValidationException)
{
    await Console.Error.WriteLineAsync($"TVidz.Silo does not start: {refusal.Message}");
    return 1;
}
