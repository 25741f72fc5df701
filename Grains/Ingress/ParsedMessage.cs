using System.Collections.Immutable;

namespace TVidz.Grains.Ingress;

/// <summary>What a message's body says.</summary>
/// <param name="Events">Its events that concern us; none for a test event and for unknown events.</param>
/// <param name="Malformed">Why nobody can read it; null: it is well-formed.</param>
internal sealed record ParsedMessage(ImmutableArray<ObjectEvent> Events, string? Malformed = null);
