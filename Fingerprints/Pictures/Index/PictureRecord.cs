using System.Runtime.CompilerServices;

namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>A hash of the index, and the next in each of the chains that it is in: 32 bytes, half a line of the processor's cache.</summary>
internal struct PictureRecord
{
    /// <summary>The hash, salted with which of a picture's hashes it is.</summary>
    public PictureHash Hash;

    /// <summary>For each band, the number of the next record in the chain; <see cref="BandTable.End"/> for none.</summary>
    public Links Next;

    /// <summary>One number for each band.</summary>
    [InlineArray(Bands.Count)]
    internal struct Links
    {
        private int _first;
    }
}
