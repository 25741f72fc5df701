using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace TVidz.Api.Console;

/// <summary>The web console at <c>/</c>. Its files are in the assembly, and are the same for everybody: they need no key.</summary>
public static class ConsoleHosting
{
    /// <summary>Adds what its files are compressed with.</summary>
    public static void AddConsole(this WebApplicationBuilder builder) =>
        builder.Services.AddResponseCompression(options =>
        {
            // What is the same for everybody gives nothing away by its length.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });

    /// <summary>Serves it, before access control.</summary>
    public static void UseConsole(this WebApplication app)
    {
        var files = new EmbeddedFileProvider(typeof(ConsoleHosting).Assembly, "TVidz.Api.Console.wwwroot");
        app.UseWhen(context => IsFile(context, files), branch =>
        {
            branch.UseResponseCompression();
            branch.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            branch.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = files,
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
            });
        });
    }

    // No call of the API has the name of a file.
    private static bool IsFile(HttpContext context, EmbeddedFileProvider files) =>
        context.Request.Path == "/" || files.GetFileInfo(context.Request.Path).Exists;
}
