namespace TVidz.Grains.Analysis;

/// <summary>What to do with a video that an early stage has found to be a copy from beginning to end.</summary>
public enum EarlyDuplicate
{
    /// <summary>It is done: what is known of the other video is true of it.</summary>
    Stop,

    /// <summary>It is analysed in full all the same.</summary>
    Continue,
}
