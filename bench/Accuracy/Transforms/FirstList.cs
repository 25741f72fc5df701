namespace TVidz.Accuracy.Transforms;

/// <summary>The disguises that everyday re-uploads wear.</summary>
internal static class FirstList
{
    private static readonly double[] Tempos = [0.8, 0.9, 1.04, 1.25, 1.5];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Transform> Transforms =
    [
        .. Encodings(), .. Rates(), .. Colours(), .. Frames(), .. Overlays(), .. Speeds(), .. Cuttings(),
    ];

    private static Transform Simple(string name, string filters, Encoding? output = null) =>
        new(name, Demand.FirstList, input => input.Filtered(filters, output: output));

    private static IEnumerable<Transform> Encodings() =>
    [
        Simple("h264-crf38", "null", Encoding.H264At(38)),
        Simple("vp9", "null", Encoding.Vp9),
        Simple("mpeg2", "null", Encoding.Mpeg2),
        Simple("hevc", "null", Encoding.Hevc),
        Simple("240p", "scale=426:240"),
        Simple("240p-upscaled", "scale=426:240,scale=1280:720"),
    ];

    private static IEnumerable<Transform> Rates() =>
    [
        Simple("fps-15", "fps=15"),
        Simple("fps-24", "fps=24"),
        Simple("fps-30", "fps=30"),
        Simple("fps-60", "fps=60"),
        Simple("fps-variable", "select='gt(mod(n,7),1)*gt(mod(n,11),0)+eq(n,0)'", Encoding.VariableRate),
    ];

    private static IEnumerable<Transform> Colours() =>
    [
        Simple("grey", "hue=s=0"),
        Simple("hue", "hue=h=90"),
        Simple("brightness-contrast", "eq=brightness=0.12:contrast=0.7"),
        Simple("gamma", "eq=gamma=1.8"),
    ];

    private static IEnumerable<Transform> Frames() =>
    [
        Simple("letterbox", "pad=640:480:0:60"),
        Simple("pillarbox", "pad=856:360:108:0"),
        Simple("9x16-bars", "scale=360:202,pad=360:640:0:219"),
        Simple("9x16-crop", "crop=202:360"),
        Simple("crop-20", "crop=iw*0.8:ih*0.8"),
        new("crop-40", Demand.FirstList, input => input.Filtered(Invariant(
            $"crop=iw*0.6:ih*0.6:iw*0.4*{0.25 + (0.5 * new Random(input.Seed).NextDouble()):F3}:ih*0.2"))),
        new("mirrored", Demand.FirstList, input => input.Filtered("hflip", mirrored: true)),
        Simple("rotated-5", "rotate=5*PI/180"),
        Simple("blur-noise", "gblur=sigma=2,noise=alls=20:allf=t"),
    ];

    private static IEnumerable<Transform> Overlays() =>
    [
        Simple("logo", "drawbox=480:20:130:60:0xC02020:fill,drawtext=text='TV 9':x=495:y=32:fontsize=40:fontcolor=white"),
        Simple("caption-bars", "drawbox=0:0:iw:40:black:fill,drawbox=0:ih-60:iw:60:black:fill,"
            + "drawtext=text='Caption no. %{eif\\:1+floor(t/3)\\:d} of this film':x=60:y=h-46:fontsize=30:fontcolor=white"),
        Simple("text-over", string.Join(',', Enumerable.Range(0, 5).Select(i => Invariant(
            $"drawtext=text='WATCH THIS BEFORE IT IS GONE':x=20:y={30 + (i * 62)}:fontsize=36:fontcolor={(i % 2 == 0 ? "yellow" : "white")}:borderw=3")))),
        Simple("pip-60", "scale=384:216,pad=640:360:180:90:0x305070"),
        Simple("pip-40", "scale=256:144,pad=640:360:60:150:0x705030"),
    ];

    private static IEnumerable<Transform> Speeds() =>
        Tempos.Select(speed => new Transform(
            Invariant($"speed-{speed:F2}"), Demand.FirstList, input => input.Filtered("null", speed)));

    private static IEnumerable<Transform> Cuttings() =>
    [
        new("head-trimmed", Demand.FirstList, input => input.Filtered("null", from: input.Film.Duration * 0.2)),
        new("tail-trimmed", Demand.FirstList, input => input.Filtered("null", length: input.Film.Duration * 0.8)),
        Fragment("fragment-quarter", Demand.FirstList, input => input.Film.Duration / 4),
        Fragment("fragment-10s", Demand.FirstList, _ => 10),
        new("fragment-crop-mirrored", Demand.FirstList, input => input.Filtered(
            "crop=iw*0.8:ih*0.8,hflip", from: input.Somewhere(12), length: 12, mirrored: true)),
        new("spliced-15s", Demand.FirstList, Mixing.Splice),
        new("shuffled-two", Demand.FirstList, Mixing.Shuffle),
        new("three-disguises", Demand.FirstList, input => input.Filtered(
            "crop=iw*0.85:ih*0.85,hflip,drawbox=0:ih-50:iw:50:black:fill", 1.1, mirrored: true)),
        new("three-disguises-8s", Demand.ThreeDisguises8, input => input.Filtered(
            "crop=iw*0.85:ih*0.85,hflip,drawbox=0:ih-50:iw:50:black:fill", 1.1, input.Somewhere(8.8), 8.8, mirrored: true)),
        Fragment("fragment-8s", Demand.Fragment8, _ => 8),
        Fragment("fragment-5s", Demand.Fragment5, _ => 5),
        Fragment("fragment-3s", Demand.Fragment3, _ => 3),
    ];

    private static Transform Fragment(string name, Demand demand, Func<CopyInput, double> length) =>
        new(name, demand, input => input.Filtered("null", from: input.Somewhere(length(input)), length: length(input)));
}
