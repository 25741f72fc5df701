namespace TVidz.Accuracy.Early;

/// <summary>The stage that knew a query for a copy.</summary>
internal enum EarlyStage
{
    /// <summary>None: all frames are decoded.</summary>
    None,

    /// <summary>Its packets are the other's.</summary>
    Packets,

    /// <summary>Its key frames show the other from beginning to end.</summary>
    KeyFrames,
}
