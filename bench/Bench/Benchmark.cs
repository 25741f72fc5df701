namespace TVidz.Bench;

/// <summary>A benchmark that can be asked for.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Run">Runs it with the arguments after its name; its result is the exit code.</param>
internal sealed record Benchmark(
    string Name, string Summary, Func<IReadOnlyList<string>, TextWriter, CancellationToken, Task<int>> Run);
