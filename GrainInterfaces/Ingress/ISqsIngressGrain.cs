namespace TVidz.GrainInterfaces.Ingress;

/// <summary>Fans S3 events out to video grains: one a silo, keyed <see cref="GrainKeys.Ingress"/>.</summary>
[Alias("tvidz.ISqsIngressGrain")]
public interface ISqsIngressGrain : IGrainWithStringKey
{
    /// <summary>Polls the queue from now on, if it does not do so already. Called again and again by its silo, so that nothing that ends the activation ends the polling.</summary>
    [Alias("KeepPolling")]
    Task KeepPolling();

    /// <summary>What it does and has done.</summary>
    [ReadOnly, Alias("GetState")]
    Task<IngressView> GetState();
}
