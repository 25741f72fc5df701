using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TVidz.Silo.Tests;

/// <summary>The rooms' names say what may be in them, and the arrows between them point one way.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("Fingerprints")]
    [InlineData("Media", "Fingerprints")]
    [InlineData("GrainInterfaces", "Fingerprints")]
    [InlineData("Grains", "GrainInterfaces", "Media", "Fingerprints")]
    [InlineData("Silo", "Grains", "GrainInterfaces")]
    [InlineData("Api", "GrainInterfaces", "Fingerprints")]
    [InlineData("Client")]
    public void A_room_refers_to_those_below_it_only(string room, params string[] allowed)
    {
        var rooms = References(room)
            .Where(name => name.StartsWith("TVidz.", StringComparison.Ordinal))
            .Select(name => name["TVidz.".Length..]);

        rooms.Except(allowed).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Fingerprints", "Orleans", "Npgsql", "AWSSDK", "Microsoft.Extensions", "System.Net", "System.Diagnostics.Process")]
    [InlineData("Media", "Orleans", "Npgsql", "AWSSDK", "System.Net.Http")]
    [InlineData("GrainInterfaces", "Npgsql", "AWSSDK", "System.Net.Http", "System.Diagnostics.Process")]
    [InlineData("Grains", "CliWrap", "Microsoft.AspNetCore", "System.Diagnostics.Process")]
    [InlineData("Api", "AWSSDK", "CliWrap", "dbup", "System.Diagnostics.Process")]
    [InlineData("Client", "Orleans")]
    public void A_room_keeps_out_what_is_done_elsewhere(string room, params string[] forbidden)
    {
        References(room)
            .Where(name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> References(string room)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(own.Parent!.Parent!.FullName, room, own.Name, $"TVidz.{room}.dll");
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(
            handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
