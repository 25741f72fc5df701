using TVidz.Grains;
using TVidz.Silo;

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
