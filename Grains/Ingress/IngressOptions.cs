using System.ComponentModel.DataAnnotations;

namespace TVidz.Grains.Ingress;

/// <summary>How a silo takes messages from the queue (section <c>Ingress</c>).</summary>
public sealed class IngressOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Ingress";

    /// <summary>Whether this silo takes messages at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many messages a silo works on at a time; null: as many as it has processors.</summary>
    [Range(1, 1024)]
    public int? Slots { get; set; }

    /// <summary>How long a receive waits for a first message, in seconds; SQS allows up to 20.</summary>
    [Range(1, 20)]
    public int LongPollSeconds { get; set; } = 20;

    /// <summary>How often a message's invisibility is extended while it is worked on; null: a third of it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "06:00:00")]
    public TimeSpan? HeartbeatInterval { get; set; }

    /// <summary>How often the silo makes sure that its ingress grain polls.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause after a message's first failure; doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause after a message's failure.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a deletion waits for others to share its call.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan DeleteLinger { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>After how many failed receives in a row the circuit breaker opens.</summary>
    [Range(1, 1000)]
    public int BreakerThreshold { get; set; } = 10;

    /// <summary>How long the open breaker waits before it tries a receive.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The pause after a first failed receive; doubles with each further one in a row.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan ReceiveDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause after a failed receive while the breaker is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan MaxReceiveDelay { get; set; } = TimeSpan.FromSeconds(5);
}
