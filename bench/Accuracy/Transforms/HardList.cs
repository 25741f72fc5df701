using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Transforms;

/// <summary>The disguises that defeat most systems.</summary>
internal static class HardList
{
    /// <summary>A light reflected by the screen: made once, shown on every frame.</summary>
    private const string Glare = "color=black:s=640x360:r=30,format=gray,trim=end_frame=1,"
        + "geq=lum='190*exp(-(pow(X-440,2)+pow(Y-90,2))/14000)',loop=-1:1,setpts=N/30/TB,format=yuv420p";

    /// <summary>Three discs with marks in them, each like an emoji, that cover 40 % of the picture.</summary>
    private const string Emoji = "color=black:s=640x360:r=25,format=rgba,trim=end_frame=1,geq="
        + "r='255*gt(" + Marks + ",0.13)':g='205*gt(" + Marks + ",0.13)':b='30':"
        + "a='255*lt(min(min(hypot(X-110,Y-130),hypot(X-320,Y-250)),hypot(X-530,Y-120)),98)',loop=-1:1,setpts=N/25/TB";

    private const string Marks = "min(abs(sin(X/26)),abs(cos(Y/31)))";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Transform> Transforms =
    [
        Simple("crop-40-centre", "crop=iw*0.6:ih*0.6"),
        Simple("crop-20-corner", "crop=iw*0.8:ih*0.8:0:0"),
        Simple("9x16-crop-aside", "crop=202:360:iw*0.2:0"),
        Simple("9x16-on-own-blur", "split[a][b];[a]scale=1138:640,crop=360:640,gblur=sigma=20[back];"
            + "[b]scale=360:202[front];[back][front]overlay=0:219"),
        Simple("rotated-90", "transpose=clock"),
        Simple("negative", "negate"),
        new("pip-moving", Demand.MovingBackground, input => input.Composed(
            "[0:v]scale=384:216[front];[1:v]setpts=PTS-STARTPTS[back];[back][front]overlay=200:100:shortest=1[out]",
            Looped(input))),
        new("dissolved-cuts", Demand.HardList, DissolveCuts),
        new("side-by-side", Demand.HardList, input => input.Composed(
            "[0:v][1:v]hstack=shortest=1[out]", Looped(input))),
        new("filmed-screen", Demand.HardList, input => input.Composed(
            "[0:v]fps=30,scale=704:396,crop=640:360:'32+32*sin(2.1*t)*0.9':'18+18*cos(1.7*t)*0.9',"
            + "perspective=x0=-18:y0=-24:x1=W+30:y1=10:x2=20:y2=H+18:x3=W-4:y3=H+34[screen];"
            + "[screen][1:v]blend=c0_mode=screen:c1_mode=normal:c2_mode=normal:shortest=1,eq=contrast=0.85:brightness=0.04[out]",
            RecipeInput.Filter(Glare))),
        new("emoji-40", Demand.HardList, input => input.Composed(
            "[0:v][1:v]overlay=shortest=1[out]", RecipeInput.Filter(Emoji))),
    ];

    private static Transform Simple(string name, string filters) =>
        new(name, Demand.HardList, input => input.Filtered(filters));

    /// <summary>The stranger, again and again for as long as the film lasts.</summary>
    private static RecipeInput Looped(CopyInput input)
    {
        var stranger = input.PathOf(input.Stranger);
        return stranger with { Options = ["-stream_loop", "-1", .. stranger.Options] };
    }

    /// <summary>By turns, a cut becomes a dissolve of 0.6 s or a fade to black and back of 0.6 s, in its place.</summary>
    private static Copy DissolveCuts(CopyInput input)
    {
        double[] cuts = [.. input.Film.Cuts()];
        var filters = new List<string>();
        var dissolved = cuts.Where((_, i) => i % 2 == 0).Select(cut => Invariant($"between(t,{cut - 0.01:F2},{cut + 0.59:F2})"));
        var faded = cuts.Where((_, i) => i % 2 == 1).Select(cut => Invariant($"max(0,1-abs(t-{cut:F2})/0.3)")).ToList();
        if (cuts.Length > 0)
        {
            filters.Add($"tmix=frames=15:enable='{string.Join('+', dissolved)}'");
        }

        if (faded.Count > 0)
        {
            filters.Add($"eq=eval=frame:contrast='1-min(1,{string.Join('+', faded)})':brightness='-0.5*min(1,{string.Join('+', faded)})'");
        }

        filters.Add("fade=in:d=1,null");
        return input.Filtered(string.Join(',', filters));
    }
}
