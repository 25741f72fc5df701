namespace TVidz.Fingerprints.Pictures;

/// <summary>The samples of some seconds as they look in one area.</summary>
internal sealed class AreaLooks
{
    /// <summary>A picture with less detail tells nothing.</summary>
    private const int LeastDetail = 12;

    private readonly IReadOnlyList<Sample> _samples;
    private readonly double _end;
    private readonly SummedFrame _frame = new();
    private readonly Patch _patch = new();
    private readonly BlockHasher _hasher = new();
    private readonly (PictureHash Hash, byte Detail)[] _centres;
    private readonly byte[] _lifted = new byte[FingerprintBuilder.FrameWidth * FingerprintBuilder.FrameHeight];
    private byte[]? _summed;

    /// <param name="samples">In the order of their times; at least one.</param>
    /// <param name="area">What of their frames is looked at.</param>
    /// <param name="end">Seconds at which the last sample's picture ends.</param>
    public AreaLooks(IReadOnlyList<Sample> samples, Area area, double end)
    {
        (_samples, Area, _end) = (samples, area, end);
        _centres = [.. samples.Select(sample => Look(sample, PictureViews.Kept[PictureViews.Centre]))];
    }

    /// <summary>What is looked at.</summary>
    public Area Area { get; }

    /// <summary>How many samples there are.</summary>
    public int Count => _samples.Count;

    /// <summary>Seconds at which a sample's picture is seen; for the number of samples, at which the last one's ends.</summary>
    public double Time(int index) => index < _samples.Count ? _samples[index].Time : _end;

    /// <summary>The hash of a sample's centre.</summary>
    public PictureHash Centre(int index) => _centres[index].Hash;

    /// <summary>How much there is in a sample's centre.</summary>
    public byte Detail(int index) => _centres[index].Detail;

    /// <summary>Whether there is too little in a sample's centre to tell anything.</summary>
    public bool IsBlank(int index) => Detail(index) < LeastDetail;

    /// <summary>The hash of one of a sample's windows.</summary>
    public PictureHash Hash(int index, Window window) =>
        window == PictureViews.Kept[PictureViews.Centre] ? Centre(index) : Look(_samples[index], window).Hash;

    private (PictureHash Hash, byte Detail) Look(Sample sample, Window window)
    {
        if (_summed != sample.Frame)
        {
            Area.Cover?.Lift(sample.Frame, _lifted);
            _frame.Load(Area.Cover is null ? sample.Frame : _lifted);
            _summed = sample.Frame;
        }

        _patch.Load(_frame, Area.Window.Of(window));
        return _hasher.Hash(_patch);
    }
}
