using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TVidz.Fingerprints;

/// <summary>
/// Asks the processor for memory that is read soon. A search waits for memory more than for anything else: asked for in
/// good time, many places are on their way at once.
/// </summary>
internal static class Prefetch
{
    /// <summary>How many steps ahead of its use a place is asked for: about as many as a processor fetches at once.</summary>
    public const int Ahead = 16;

    /// <summary>Asks for what lies around a place. Never fails, wherever the place is; does nothing where the processor cannot.</summary>
    public static unsafe void Around<T>(ref readonly T place)
    {
        if (Sse.IsSupported)
        {
            // An object that the garbage collector moves meanwhile makes this useless, nothing more.
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
        }
    }
}
