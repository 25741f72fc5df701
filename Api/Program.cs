using Microsoft.Extensions.Options;
using TVidz.Api.Backfill;
using TVidz.Api.Cluster;
using TVidz.Api.Console;
using TVidz.Api.Description;
using TVidz.Api.Errors;
using TVidz.Api.Export;
using TVidz.Api.Hosting;
using TVidz.Api.Import;
using TVidz.Api.Legacy;
using TVidz.Api.Operations;
using TVidz.Api.Search;
using TVidz.Api.Security;
using TVidz.Api.Videos;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddHttp();
    builder.AddErrors();
    builder.AddAccessControl();
    builder.AddCluster();
    builder.AddTelemetry();
    builder.AddDescription();
    builder.AddConsole();
    builder.Services.AddSingleton<VideoFeed>();

    var app = builder.Build();
    app.CheckAccess();
    app.UseErrors();
    app.UseSecurityHeaders();
    app.UseConsole();
    app.UseAccessControl();

    app.MapUploads();
    app.MapMultipartUploads();
    app.MapVideos();
    app.MapMedia();
    app.MapDecisions();
    app.MapGroups();
    app.MapExport();
    app.MapVideoEvents();
    app.MapSearch();
    app.MapImport();
    app.MapBackfill();
    app.MapStatus();
    app.MapNotify();
    app.MapHealth();
    app.MapBuildInfo();
    app.MapOverview();
    app.MapMetrics();
    app.MapDashboard();
    app.MapDescription();

    await app.RunAsync();
    return 0;
}
catch (Exception refusal) when (refusal is StartRefusedException or OptionsValidationException)
{
    await System.Console.Error.WriteLineAsync($"TVidz.Api does not start: {refusal.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    // Told to stop while it still looked for a first silo.
    return 0;
}
