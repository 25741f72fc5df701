using Microsoft.Extensions.Logging;
using TVidz.GrainInterfaces;
using TVidz.Grains.Analysis;

namespace TVidz.Grains.Persistence;

/// <summary>
/// Tells callers of grains in words that they understand that a store cannot be reached. The exceptions of the libraries
/// that reach it cannot be sent to another process: the caller would get a complaint about that, which looks like a fault.
/// </summary>
internal sealed partial class StoreFailureFilter(ILogger<StoreFailureFilter> logger) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception failure) when (!CanBeSent(failure) && PassingFailures.IsPassing(failure))
        {
            LogFailed(failure, context.InterfaceName, context.MethodName);
            throw new StoreUnavailableException();
        }
    }

    private static bool CanBeSent(Exception failure) =>
        failure is OrleansException or TimeoutException or OperationCanceledException;

    [LoggerMessage(LogLevel.Warning, "{Interface}.{Method} cannot reach a store")]
    private partial void LogFailed(Exception failure, string @interface, string method);
}
