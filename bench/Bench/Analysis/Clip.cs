namespace TVidz.Bench.Analysis;

/// <summary>A film in one size and coding, and its copies: local files.</summary>
/// <param name="Name">Size and codec.</param>
/// <param name="Film">The film as it is uploaded first.</param>
/// <param name="Remuxed">The same packets in another container.</param>
/// <param name="Cut">The seconds from one key frame to another, with the same packets.</param>
/// <param name="Encoded">The whole film encoded again.</param>
internal sealed record Clip(string Name, string Film, string Remuxed, string Cut, string Encoded);
