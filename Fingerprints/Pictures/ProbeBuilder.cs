namespace TVidz.Fingerprints.Pictures;

/// <summary>Collects the pictures that are searched for; of a long video, fewer.</summary>
internal sealed class ProbeBuilder
{
    /// <summary>The most pictures of a probe: of 17 minutes at full density.</summary>
    private const int MostPictures = 4096;

    private readonly List<ProbePicture> _pictures = [];
    private int _step = 1;
    private int _seen;

    /// <summary>Takes in what some seconds look like in one area.</summary>
    public void Add(AreaLooks looks)
    {
        for (var i = 0; i < looks.Count; i++)
        {
            if (!looks.IsBlank(i) && _seen++ % _step == 0)
            {
                _pictures.Add(new ProbePicture(
                    looks.Time(i), looks.Time(i + 1), looks.Area.Number, looks.Detail(i),
                    [.. PictureViews.QueryWindows.Select(window => looks.Hash(i, window))]));
            }
        }

        while (_pictures.Count > MostPictures)
        {
            Thin();
        }
    }

    /// <summary>All that were collected.</summary>
    public PictureProbe Complete() => new([.. _pictures.OrderBy(picture => picture.Start).ThenBy(picture => picture.Area)]);

    private void Thin()
    {
        _step *= 2;
        var kept = 0;
        _pictures.RemoveAll(_ => kept++ % 2 == 1);
    }
}
