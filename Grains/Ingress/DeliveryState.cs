namespace TVidz.Grains.Ingress;

/// <summary>What is known about the way from the bucket to this silo's queue.</summary>
public enum DeliveryState
{
    /// <summary>Nothing was tried: no provisioning.</summary>
    Unknown,

    /// <summary>A probe object is on its way.</summary>
    Pending,

    /// <summary>A probe object's event arrived.</summary>
    Verified,

    /// <summary>A probe object's event did not arrive in time, though no message waits.</summary>
    Failed,
}
