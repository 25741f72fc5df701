namespace TVidz.Grains.Ingress;

/// <summary>Where a circuit breaker is; later values let less through.</summary>
public enum BreakerState
{
    /// <summary>Attempts succeed, or have failed fewer times in a row than it takes.</summary>
    Closed,

    /// <summary>The pause is over: the next attempt decides.</summary>
    HalfOpen,

    /// <summary>Nothing is attempted for a while.</summary>
    Open,
}
