using TVidz.Accuracy;
using TVidz.Accuracy.Background;
using TVidz.Accuracy.Early;
using TVidz.Bench;
using TVidz.Bench.Analysis;
using TVidz.Bench.Cuts;
using TVidz.Bench.Index;
using TVidz.Bench.Ingress;
using TVidz.Bench.Pictures;
using TVidz.Bench.Scale;
using TVidz.Bench.Source;

Benchmark[] benchmarks =
[
    new("index", "finds the videos that share cuts with a query, the predecessor's way and with the index", IndexCommand.RunAsync),
    new("scale", "imports and searches up to a million videos through REST, against what people would use instead", ScaleCommand.RunAsync),
    new("cuts", "searches the index of cuts by itself: time, memory, and what is found of each kind", CutsCommand.RunAsync),
    new("pictures", "searches libraries for whole fingerprints, cuts and pictures: time of each step, memory, loading", PicturesCommand.RunAsync),
    new("analysis", "uploads films and copies of them: which stage decides, and what it costs", AnalysisCommand.RunAsync),
    new("ingress", "sends events of known and of missing objects through silos: how many a second, at what cost", IngressCommand.RunAsync),
    new("source", "downloads objects and decodes the files, against decoding them over HTTP", SourceCommand.RunAsync),
    new("accuracy", "asks this system and others for disguised copies, on a corpus that it builds itself", AccuracyBenchmark.RunAsync),
    new("early", "asks the stages before the full analysis for the same copies: what they decide, and whether it is right", EarlyBenchmark.RunAsync),
    new("background", "measures coincidence: how alike pictures and how high scores of unrelated videos are", BackgroundBenchmark.RunAsync),
];

if (args.Length == 0)
{
    Console.WriteLine("Usage: bench NAME […]");
    foreach (var benchmark in benchmarks)
    {
        Console.WriteLine($"  {benchmark.Name,-12}{benchmark.Summary}");
    }

    return 0;
}

if (Array.Find(benchmarks, benchmark => benchmark.Name == args[0]) is not { } wanted)
{
    Console.Error.WriteLine($"There is no benchmark '{args[0]}'; without a name, all are listed.");
    return 2;
}

return await wanted.Run(args[1..], Console.Out, CancellationToken.None);
