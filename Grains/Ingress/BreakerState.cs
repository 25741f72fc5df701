namespace TVidz.Grains.Ingress;

/// <summary>Where a circuit breaker is.</summary>
public enum BreakerState
{
    /// <summary>The queue answers, or has failed fewer times in a row than it takes.</summary>
    Closed,

    /// <summary>The pause is over: one attempt decides.</summary>
    HalfOpen,

    /// <summary>The queue is left alone for a while.</summary>
    Open,
}
