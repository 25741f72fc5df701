using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>A message as it was received, read.</summary>
/// <param name="Message">The message.</param>
/// <param name="Parsed">What its body says.</param>
/// <param name="Slot">Its claim to an analysis slot.</param>
internal sealed record ReceivedMessage(QueueMessage Message, ParsedMessage Parsed, MessageSlot Slot);
