namespace TVidz.Fingerprints.Matching;

/// <summary>Searching in ascending numbers.</summary>
internal static class SortedTimes
{
    /// <summary>The index of the first value that is not below the bound.</summary>
    public static int LowerBound(ReadOnlySpan<double> values, double bound)
    {
        int low = 0, high = values.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (values[middle] < bound)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
