using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Fingerprints.Tests.Pictures.Index;

public sealed class IndexedPicturesTests
{
    [Fact]
    public void What_was_stored_reads_back()
    {
        var pictures = IndexedPictures.Of(SyntheticTracks.Track(1));

        var read = IndexedPictures.FromBytes(pictures.Bytes.ToArray());

        read.Count.ShouldBe(pictures.Count);
        read.Tick.ShouldBe(pictures.Tick);
        Enumerable.Range(0, read.Count).Select(i => read[i]).ShouldBe(Enumerable.Range(0, read.Count).Select(i => pictures[i]));
    }

    [Fact]
    public void Of_new_shots_the_centre_is_taken_and_of_the_other_windows_fewer()
    {
        var track = SyntheticTracks.Track(1, pictures: 30);
        var pictures = IndexedPictures.Of(track);

        var centres = Enumerable.Range(0, pictures.Count).Select(i => pictures[i])
            .Where(picture => track.Runs.Any(run => run.Hashes.Centre == picture.Hash && run.Start == picture.Time * pictures.Tick));

        centres.Count().ShouldBe(30);
        pictures.Count.ShouldBe(30 + (2 * 15));
    }

    [Fact]
    public void Times_of_a_video_of_two_days_are_kept_to_a_few_seconds()
    {
        const int seconds = 48 * 3600;
        var first = SyntheticTracks.Track(1, pictures: 1).Runs[0];
        var pictures = IndexedPictures.Of(new PictureTrack([first, first with { Start = seconds - 10, End = seconds }]));

        (pictures[1].Time * pictures.Tick).ShouldBe(seconds - 10, 3);
    }

    [Fact]
    public void Where_no_picture_is_known_there_is_nothing_to_store()
    {
        IndexedPictures.Of(PictureTrack.Empty).Bytes.Length.ShouldBe(0);
        IndexedPictures.FromBytes([]).Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(21)]
    [InlineData(23)]
    public void Bytes_that_are_no_pictures_are_refused(int length) =>
        Should.Throw<InvalidDataException>(() => IndexedPictures.FromBytes(new byte[length]));
}
