using System.CommandLine;
using TVidz.Client.Display;

namespace TVidz.Client.Commands;

/// <summary><c>wait-ready</c>: waits until an address answers with success.</summary>
internal static class WaitReadyCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var address = HttpAddress.Argument("URL");
        var timeout = new Option<int>("--timeout")
        {
            Description = "Seconds to wait at most.",
            DefaultValueFactory = _ => 60,
        };
        var command = new Command("wait-ready", "Waits until URL answers with success.") { address, timeout };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(address), TimeSpan.FromSeconds(arguments.GetValue(timeout)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            while (!await IsReadyAsync(http, address, deadline.Token))
            {
                await Task.Delay(Pause, deadline.Token);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            Terminal.Complain($"{address} was not ready within {timeout.TotalSeconds} s.");
            return 1;
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
