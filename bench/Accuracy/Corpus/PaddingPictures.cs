using System.Collections.Immutable;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Accuracy.Corpus;

/// <summary>
/// Pictures of videos that do not exist, whose hashes are as those of the corpus' films are: neighbouring blocks are
/// alike, some pictures are little more than a gradient, a shot's pictures drift.
/// </summary>
/// <remarks>
/// Bits that neighbouring blocks have in common (frequency 1,0 from one line to the next, 0,1 from one column to the
/// next), how near strangers come and by how much a shot's next picture differs are fitted to the films of the set
/// "tune"; PaddingPicturesTests has the figures.
/// </remarks>
internal sealed class PaddingPictures(ulong seed)
{
    /// <summary>As <see cref="PictureTrack"/> has runs: seconds of one while its shot moves, and share of shots that stand still.</summary>
    private const double RunLength = 1.25, StillShare = 0.15;

    /// <summary>Sixteenths of the bits that a block has from its neighbour: of most pictures, and of plain ones.</summary>
    private const int Likeness = 9, PlainLikeness = 15;

    /// <summary>Share of plain pictures.</summary>
    private const double PlainShare = 0.3;

    /// <summary>Sixteenths of the bits that are drawn anew from a shot's picture to its next, and from one window to another.</summary>
    private const int Drift = 6, CloseChange = 13;

    private const ulong EveryByte = 0x0101010101010101;

    /// <summary>Bits that are like those of the block above: frequencies 1,0 2,0; and of the block to the left: 0,1 0,2.</summary>
    private const ulong LikeAbove = 0x03 * EveryByte, LikeLeft = 0x24 * EveryByte;

    private SplitMix _random = new(seed);

    /// <summary>The pictures of a video with these cuts.</summary>
    /// <param name="cuts">Seconds, ascending.</param>
    /// <param name="duration">Seconds.</param>
    public PictureTrack Track(ImmutableArray<double> cuts, double duration)
    {
        var runs = ImmutableArray.CreateBuilder<PictureRun>();
        var start = 0.0;
        foreach (var end in cuts.Append(duration))
        {
            AddShot(runs, start, end);
            start = end;
        }

        return new PictureTrack(runs.DrainToImmutable());
    }

    private void AddShot(ImmutableArray<PictureRun>.Builder runs, double start, double end)
    {
        var length = _random.NextDouble() < StillShare ? double.PositiveInfinity : RunLength;
        var centre = Picture();
        for (var time = start; time < end; time += length)
        {
            var hashes = new PictureHashes(centre, Redraw(centre, CloseChange), Picture());
            runs.Add(new PictureRun(time, Math.Min(end, time + length), Area: 0, Detail: 200, hashes));
            centre = Redraw(centre, Drift);
        }
    }

    private PictureHash Picture()
    {
        var likeness = _random.NextDouble() < PlainShare ? PlainLikeness : Likeness;
        return Join(new PictureHash(Lines(likeness), Lines(likeness)), likeness);
    }

    /// <summary>Two lines of blocks that are like their neighbours.</summary>
    private ulong Lines(int likeness)
    {
        var bits = _random.Next();
        var like = _random.Next(likeness);
        for (var column = 1; column < 4; column++)
        {
            var here = (0x000000FF000000FFUL << (8 * column)) & like & LikeLeft;
            bits = (bits & ~here) | ((bits << 8) & here);
        }

        var below = 0xFFFFFFFF00000000 & like & LikeAbove;
        return (bits & ~below) | ((bits << 32) & below);
    }

    /// <summary>Makes the third line like the second, and the fourth follow it.</summary>
    private PictureHash Join(PictureHash hash, int likeness)
    {
        var like = _random.Next(likeness) & LikeAbove & 0x00000000FFFFFFFF;
        var high = (hash.High & ~like) | ((hash.Low >> 32) & like);
        return hash with { High = high };
    }

    /// <summary>The hash, with some of its bits from a new picture.</summary>
    private PictureHash Redraw(PictureHash hash, int sixteenths)
    {
        var (high, low, picture) = (_random.Next(sixteenths), _random.Next(sixteenths), Picture());
        return new PictureHash((hash.High & ~high) | (picture.High & high), (hash.Low & ~low) | (picture.Low & low));
    }
}
