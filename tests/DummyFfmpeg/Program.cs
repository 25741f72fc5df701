using TVidz.DummyFfmpeg;

// Stands in for ffprobe and ffmpeg. Arguments: how to behave, a mark to be found by in /proc, and then whatever the
// real program would have been given.
var behaviour = args[0];
var mark = args[1];
await (behaviour switch
{
    "hang" => Behaviours.HangAsync(),
    "ignore-sigterm" => Behaviours.HangIgnoringTerminationAsync(),
    "flood-stderr" => Behaviours.FloodAsync(Console.OpenStandardError()),
    "flood-stdout" => Behaviours.FloodAsync(Console.OpenStandardOutput()),
    "garbage" => Behaviours.WriteGarbageAsync(),
    "grandchild" => Behaviours.HangWithChildAsync(mark),
    "orphan" => Behaviours.LeaveChildAsync(mark),
    "sigkill" => Behaviours.SignalSelfAsync(9),
    "sigsegv" => Behaviours.SignalSelfAsync(11),
    "host" => MediaHost.AnalyzeAsync(ffmpeg: args[2], file: args[3]),
    _ => Task.CompletedTask,
});
return behaviour == "exit-1" ? 1 : 0;
