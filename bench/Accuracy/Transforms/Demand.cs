namespace TVidz.Accuracy.Transforms;

/// <summary>Which bar a transform's copies count for.</summary>
internal enum Demand
{
    /// <summary>The first list; counts with 10 s or more of shared material.</summary>
    FirstList,

    /// <summary>The hard list; counts with 20 s or more of shared material.</summary>
    HardList,

    /// <summary>Picture in picture on another moving video; counts with 20 s or more.</summary>
    MovingBackground,

    /// <summary>Plain fragments of 8 s.</summary>
    Fragment8,

    /// <summary>Plain fragments of 5 s.</summary>
    Fragment5,

    /// <summary>Plain fragments of 3 s.</summary>
    Fragment3,

    /// <summary>Three disguises at once, 8 s.</summary>
    ThreeDisguises8,

    /// <summary>Single-shot phone clips.</summary>
    Phone,
}
