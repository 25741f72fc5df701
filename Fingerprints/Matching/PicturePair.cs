using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>A picture of the query and one of the library's video that fall together and agree.</summary>
/// <param name="Time">Seconds in the query.</param>
/// <param name="MatchTime">Seconds in the library's video.</param>
/// <param name="Last">Seconds in the query until which that picture of the library's is seen.</param>
/// <param name="Error">Seconds by which they miss each other.</param>
/// <param name="Difference">The bits in which they differ, where the query shows them.</param>
/// <param name="Nats">What the agreement is worth here.</param>
internal readonly record struct PicturePair(double Time, double MatchTime, double Last, double Error, PictureHash Difference, double Nats);
