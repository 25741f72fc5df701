using Microsoft.Extensions.FileProviders;

namespace TVidz.Api.Console;

/// <summary>The page at <c>/</c>: the newest videos, live, and uploads. Its files are in the assembly.</summary>
public static class ConsoleHosting
{
    /// <summary>Serves it, after access control.</summary>
    public static void UseConsole(this WebApplication app)
    {
        var files = new EmbeddedFileProvider(typeof(ConsoleHosting).Assembly, "TVidz.Api.Console.wwwroot");
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
    }
}
