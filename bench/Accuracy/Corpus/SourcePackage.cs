using System.Text.RegularExpressions;

namespace TVidz.Accuracy.Corpus;

/// <summary>A Debian package with real footage or photographs.</summary>
/// <param name="Name">The package.</param>
/// <param name="Wanted">
/// Matches the paths that are wanted. Its group <c>id</c> says what a picture is a picture of: files of one id (sizes,
/// light and dark versions) are one source.
/// </param>
internal sealed record SourcePackage(string Name, Regex Wanted);
