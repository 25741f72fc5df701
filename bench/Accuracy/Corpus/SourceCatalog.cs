using System.Text.RegularExpressions;

namespace TVidz.Accuracy.Corpus;

/// <summary>Where the corpus takes its pictures from. Chosen by eye: no diagrams, screenshots, masks or second views.</summary>
internal static partial class SourceCatalog
{
    /// <summary>The packages, all in Debian's main section.</summary>
    public static readonly IReadOnlyList<SourcePackage> Packages =
    [
        new("openboard-common", new(@"/videos/(?<id>\w+)\.mp4$")),
        new("opencv-doc", new(
            @"/examples/data/(?<id>vtest|tree|Megamind)\.avi$|/examples/data/(?<id>Blender_Suzanne1|HappyFish|aero1|aloeL|apple"
            + @"|baboon|basketball1|board|box_in_scene|building|butterfly|ela_original|fruits|graf1|home|leuvenA|messi5"
            + @"|orange|rubberwhale1|squirrel_cls|starry_night|stuff|licenseplate_motion)\.(jpg|png)$")),
        new("fillets-ng-data", new(@"/menu/(?<id>intro)\.mpg$")),
        new("gnome-backgrounds", new(@"/backgrounds/gnome/(?<id>[\w-]+?)(-[dl])?\.(jpg|png|webp)$")),
        new("mate-backgrounds", new(@"/mate/nature/(?<id>[\w-]+)\.(jpg|png)$")),
        new("plasma-workspace-wallpapers", new(@"/wallpapers/(?<id>\w+)/contents/images/[^/]+\.(jpg|png)$")),
        new("lomiri-wallpapers-16.04", new(@"/backgrounds/(?<id>[\w-]+)\.(jpg|png)$")),
        new("lomiri-wallpapers-20.04", new(@"/backgrounds/(?<id>[\w-]+)\.(jpg|png)$")),
        new("ukui-wallpapers", new(@"/backgrounds/(?<id>[\w-]+)\.(jpg|png)$")),
        new("python3-skimage", new(
            @"/skimage/data/(?<id>astronaut|brick|camera|chelsea|coffee|coins|grass|gravel|hubble_deep_field|ihc|moon"
            + @"|motorcycle_left|retina|rocket)\.(jpg|png)$")),
        new("palapeli-data", new(@"/collection/(?<id>[\w-]+)\.jpg$")),
        new("gcompris-qt-data", new(
            @"/rcc/(?<id>erase|explore_monuments|explore_farm_animals|explore_world_animals|explore_world_music|categorization)\.rcc$")),
    ];

    /// <summary>What a file of the packages is.</summary>
    public static SourceKind KindOf(string path) =>
        SingleShot().IsMatch(path) ? SourceKind.SingleShot
        : Footage().IsMatch(path) ? SourceKind.Footage
        : SourceKind.Picture;

    [GeneratedRegex(@"\.(mp4|avi|mpg)$")]
    private static partial Regex Footage();

    [GeneratedRegex(@"/(vtest|tree)\.avi$")]
    private static partial Regex SingleShot();
}
