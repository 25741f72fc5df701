using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>What the processor is to do about its memory.</summary>
internal static unsafe class Memory
{
    /// <summary>Begins to fetch what will be looked at soon. A hint, where the processor takes any.</summary>
    public static void Fetch<T>(ref T place)
        where T : struct
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }
}
