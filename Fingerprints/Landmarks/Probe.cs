namespace TVidz.Fingerprints.Landmarks;

/// <summary>A look-up that a search makes.</summary>
/// <param name="Cell">Where.</param>
/// <param name="Time">Seconds at which the landmark begins in the video searched for.</param>
/// <param name="Span">Seconds that it lasts there.</param>
/// <param name="Length">How many postings there are to read.</param>
internal readonly record struct Probe(uint Cell, double Time, double Span, int Length)
{
    /// <summary>The most postings a search reads of one table.</summary>
    private const long Budget = 4_000_000;

    /// <summary>
    /// All look-ups for the landmarks, rarest first, as far as the budget goes: what many videos have in common
    /// identifies none, and costs the most.
    /// </summary>
    public static List<Probe> Plan(LandmarkTable table, IEnumerable<Landmark> landmarks)
    {
        var probes = new List<Probe>();
        Span<uint> cells = stackalloc uint[Landmark.ProbeCount];
        foreach (var landmark in landmarks)
        {
            landmark.Probes(cells);
            foreach (var cell in cells)
            {
                if (table.Find(cell).Length is > 0 and var length)
                {
                    probes.Add(new Probe(cell, landmark.Time, landmark.Span, length));
                }
            }
        }

        var sum = 0L;
        return [.. probes.OrderBy(probe => probe.Length).TakeWhile(probe => (sum += probe.Length) <= Budget)];
    }
}
