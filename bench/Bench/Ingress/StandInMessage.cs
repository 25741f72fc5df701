using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TVidz.Bench.Ingress;

/// <summary>A message of a <see cref="StandInQueue"/>, with that queue's marks on it.</summary>
/// <param name="body">Its text.</param>
/// <param name="sentAt">When it was put on the queue.</param>
internal sealed class StandInMessage(string body, DateTimeOffset sentAt)
{
    /// <summary>The same at each receive.</summary>
    public string Id { get; } = Guid.CreateVersion7(sentAt).ToString();

    /// <summary>Its text.</summary>
    public string Body { get; } = body;

    /// <summary>What SQS calls MD5OfBody; its client compares.</summary>
    public string BodyHash { get; } = HashOf(body);

    /// <summary>When it was put on the queue.</summary>
    public DateTimeOffset SentAt { get; } = sentAt;

    /// <summary>How often it was received.</summary>
    public int Receives { get; set; }

    /// <summary>The receipt that counts; null: it was not received, or is visible again.</summary>
    public string? Receipt { get; set; }

    /// <summary>Until when nobody else receives it.</summary>
    public DateTimeOffset HiddenUntil { get; set; }

    /// <summary>Makes a receipt that no other receive has.</summary>
    public string NewReceipt() => Receipt = string.Create(CultureInfo.InvariantCulture, $"{Id}#{Receives}");

    /// <summary>A text's MD5, as SQS writes it.</summary>
    public static string HashOf(string text)
    {
#pragma warning disable CA5351 // What the protocol asks for: a checksum, nothing secret.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }
}
