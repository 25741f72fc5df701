using System.Collections.Frozen;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Operations;
using TVidz.GrainInterfaces.Storage;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Cluster;

/// <summary>
/// Repeats a call once when the silo that held the grain has died: the second call finds the grain on another silo.
/// Only calls that may run twice.
/// </summary>
public sealed class RetryReads : IOutgoingGrainCallFilter
{
    private static readonly FrozenSet<string> Repeatable = FrozenSet.ToFrozenSet(
    [
        nameof(IVideoAnalysisGrain.GetState),
        nameof(ILibraryGrain.List),
        nameof(ILibraryGrain.GetDuplicates),
        nameof(ILibraryGrain.Search),
        nameof(ILibraryGrain.Explain),
        nameof(ILibraryGrain.FindByFileName),
        nameof(ILibraryGrain.Import),
        nameof(ILibraryGrain.Check),
        nameof(ILibraryGrain.Decide),
        nameof(ILibraryGrain.WithdrawDecision),
        nameof(IGroupGrain.Find),
        nameof(IOverviewGrain.GetOverview),
        nameof(IMultipartUploadGrain.ListParts),
        nameof(IMultipartUploadGrain.PresignPart),
        nameof(IMultipartUploadGrain.Complete),
        nameof(IObjectLinkGrain.GetLink),
    ]);

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (SiloUnavailableException) when (Repeatable.Contains(context.MethodName))
        {
            await context.Invoke();
        }
    }
}
