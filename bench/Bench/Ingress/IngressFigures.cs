using System.Globalization;

namespace TVidz.Bench.Ingress;

/// <summary>What events of one kind cost some silos.</summary>
/// <param name="Kind"><c>known</c>: the object has been analysed; <c>missing</c>: there is none.</param>
/// <param name="Silos">Silo processes.</param>
/// <param name="Events">Events, a message each.</param>
/// <param name="Seconds">From the first on the queue to the last deleted from it.</param>
/// <param name="SiloMicroseconds">Processor time of all silos, an event.</param>
/// <param name="DatabaseMicroseconds">Processor time of PostgreSQL, an event.</param>
/// <param name="StandInMicroseconds">Processor time of the stand-in for S3 and SQS, an event.</param>
/// <param name="AllocatedBytes">Allocated by all silos, an event.</param>
internal sealed record IngressFigures(
    string Kind, int Silos, int Events, double Seconds,
    double SiloMicroseconds, double DatabaseMicroseconds, double StandInMicroseconds, double AllocatedBytes)
{
    /// <summary>The head of their table.</summary>
    public const string Head =
        """
        | events | silos | events a second | a silo | CPU an event: silos | PostgreSQL | stand-in | allocated an event |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        """;

    /// <summary>Events a second, of all silos.</summary>
    public double PerSecond => Events / Seconds;

    /// <summary>A row of their table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Events:#,0} {Kind} | {Silos} | {PerSecond:#,0} | {PerSecond / Silos:#,0} | {SiloMicroseconds:#,0} µs "
        + $"| {DatabaseMicroseconds:#,0} µs | {StandInMicroseconds:#,0} µs | {AllocatedBytes / 1024:0.0} KiB |");
}
