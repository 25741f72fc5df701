return await TVidz.Accuracy.AccuracyBenchmark.RunAsync(args, Console.Out, default);
