using System.ComponentModel.DataAnnotations;

namespace TVidz.Silo;

/// <summary>Where this silo is in its cluster.</summary>
public sealed class OrleansOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Orleans";

    /// <summary>Silos and clients of one cluster share it.</summary>
    [Required]
    public string ClusterId { get; set; } = "tvidz";

    /// <summary>Names the stored state; never changes for a deployment.</summary>
    [Required]
    public string ServiceId { get; set; } = "tvidz";

    /// <summary>Other silos connect here.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Clients (the Api) connect here.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The address that others reach this silo at; <c>auto</c>: this host's own. Other than loopback, the silo listens on all addresses.</summary>
    [Required]
    public string AdvertisedIP { get; set; } = "127.0.0.1";
}
