namespace TVidz.GrainInterfaces.Videos;

/// <summary>What the asker is to do with its message.</summary>
public enum BeginDecision
{
    /// <summary>Analyse, and report under the attempt's number.</summary>
    Go,

    /// <summary>This version of the object has its outcome: the message is done.</summary>
    AlreadyDone,

    /// <summary>Another message's analysis of this version is under way: ask again later, when it is done or has died.</summary>
    UnderWay,
}
