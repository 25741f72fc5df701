namespace TVidz.Grains.Ingress;

/// <summary>What an event says has happened to an object.</summary>
public enum ObjectEventKind
{
    /// <summary>It was created or overwritten.</summary>
    Created,

    /// <summary>It was removed.</summary>
    Removed,

    /// <summary>Someone asks for another analysis (our own event, on the same queue).</summary>
    AnalysisRequested,
}
