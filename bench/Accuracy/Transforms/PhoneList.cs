namespace TVidz.Accuracy.Transforms;

/// <summary>What is done to clips of one shot, as people pass them on.</summary>
internal static class PhoneList
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Transform> Transforms =
    [
        Simple("phone-grey", "hue=s=0"),
        Simple("phone-sepia", "colorchannelmixer=.393:.769:.189:0:.349:.686:.168:0:.272:.534:.131"),
        Simple("phone-bars", "pad=640:480:0:60"),
        Simple("phone-logo", "drawbox=30:24:120:56:0x2040C0:fill,drawtext=text='clips':x=42:y=34:fontsize=36:fontcolor=white"),
        new("phone-shortened", Demand.Phone, input => input.Filtered(
            "null", from: input.Film.Duration * 0.25, length: input.Film.Duration * 0.5)),
    ];

    private static Transform Simple(string name, string filters) =>
        new(name, Demand.Phone, input => input.Filtered(filters));
}
