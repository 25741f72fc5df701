using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// The pictures of a video that has just been analysed, more of them and in more windows than are kept: with them the
/// library is searched once, when the video comes. Immutable.
/// </summary>
/// <param name="Pictures">By start.</param>
public sealed record PictureProbe(ImmutableArray<ProbePicture> Pictures);
