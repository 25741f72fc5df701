using System.Net.Sockets;
using Amazon.Runtime;
using Npgsql;
using Polly;
using Polly.Retry;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>Which failures pass by themselves, and how they are waited out.</summary>
public static class PassingFailures
{
    /// <summary>Whether the same call may well succeed a little later: storage, database, network, a silo that just left.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        MediaException media => media.IsTransient,
        NpgsqlException => true,
        AmazonServiceException service => (int)service.StatusCode is 0 or 429 or >= 500,
        AmazonClientException or HttpRequestException or IOException or SocketException => true,
        OrleansException or TimeoutException => true,
        IncompleteSearchException => true,
        _ => false,
    };

    /// <summary>Tries a step again after exponentially growing pauses with jitter.</summary>
    public static ResiliencePipeline Retrying(AnalysisOptions options, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = clock };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsPassing),
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
        }

        return builder.Build();
    }
}
