namespace TVidz.GrainInterfaces.Videos;

/// <summary>What the asker is to do with its message.</summary>
public enum BeginDecision
{
    /// <summary>Analyse, and report under the attempt's number.</summary>
    Go,

    /// <summary>This version of the object has its outcome: the message is done.</summary>
    AlreadyDone,

    /// <summary>Another message's analysis of this version is under way, and that message will come back should it die: this one is redundant.</summary>
    UnderWay,
}
