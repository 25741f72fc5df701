namespace TVidz.Fingerprints.Tests;

public sealed class ArchitectureTests
{
    private static readonly string[] Forbidden =
        ["System.Net", "System.IO.Pipes", "System.IO.FileSystem", "System.Diagnostics.Process", "System.Threading.Thread"];

    [Fact]
    public void Fingerprints_refers_to_nothing_but_the_base_class_library()
    {
        var references = typeof(Fingerprint).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();

        references.ShouldNotBeEmpty();
        references.ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));
        references.ShouldAllBe(name => !Forbidden.Any(forbidden => name.StartsWith(forbidden, StringComparison.Ordinal)));
    }
}
