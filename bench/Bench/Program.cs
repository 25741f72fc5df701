using System.Globalization;
using TVidz.Bench.Index;

const string Usage = """
    Usage: bench index [--videos N]... [--json FILE]
      index    finds the videos that share cuts with a query, the predecessor's way and with the index
      --videos a library's size; may be given several times (default: 1000, 10000, 100000)
      --json   where the figures go (default: artifacts/bench/index.json)
    """;

var videos = new List<int>();
var json = Path.Combine("artifacts", "bench", "index.json");
for (var i = 1; i + 1 < args.Length; i += 2)
{
    if (args[i] == "--videos" && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var count) && count > 0)
    {
        videos.Add(count);
    }
    else if (args[i] == "--json")
    {
        json = args[i + 1];
    }
    else
    {
        return Fail();
    }
}

if (args.Length % 2 == 0 || args[0] != "index")
{
    return Fail();
}

IndexBenchmark.Run(videos.Count > 0 ? videos : [1_000, 10_000, 100_000], Console.Out, json);
return 0;

static int Fail()
{
    Console.Error.WriteLine(Usage);
    return 2;
}
