using System.Collections;
using System.Globalization;
using System.Runtime.ExceptionServices;
using CliWrap;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TVidz.Media.Processes;

/// <summary>
/// Runs a program under limits: its own session, so that the whole tree can be ended; the kernel ends it when this
/// process dies (<c>setpriv --pdeathsig</c>); bounded memory and no core file (<c>prlimit</c>). Without a shell.
/// </summary>
internal sealed partial class ChildProcess(
    ProcessLauncher launcher, IOptions<MediaOptions> options, ILogger<ChildProcess> logger)
{
    /// <summary>All of this process's environment that a child sees: it has no use for credentials.</summary>
    private static readonly string[] InheritedVariables = ["PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR", "HOME"];

    /// <summary>Runs it to its end; when this returns or throws, nothing of it is left.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="readOutput">
    /// Reads its standard output to the end; if that fails, the program is ended. <see cref="EnoughException"/> is no
    /// failure: the reader has seen what it wanted.
    /// </param>
    /// <param name="cancellationToken">Ends the program and all that it started, by SIGKILL.</param>
    public async Task<ChildResult> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        Func<Stream, CancellationToken, Task> readOutput,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var errors = new ErrorOutput(options.Value.MaxErrorOutput);
        var processId = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        ExceptionDispatchInfo? failure = null;
        var (cpu, isEnough) = (TimeSpan.Zero, false);
        var command = Wrap(program, arguments)
            .WithStandardErrorPipe(PipeTarget.Create(OffLauncher(errors.ReadAsync)))
            .WithStandardOutputPipe(PipeTarget.Create(OffLauncher(async (stream, token) =>
            {
                var output = new MeteredOutput(stream, await processId.Task);
                try
                {
                    await readOutput(output, token);
                }
                catch (EnoughException)
                {
                    isEnough = true;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                    await kill.CancelAsync();
                }
                finally
                {
                    output.Look();
                    cpu = output.Cpu;
                }

                if (isEnough)
                {
                    await kill.CancelAsync();
                }
            })));

        var child = await StartAsync(command, kill.Token);
        processId.SetResult(child.ProcessId);
        await using var registration = kill.Token.Register(() => ProcessGroup.Kill(child.ProcessId));
        try
        {
            var result = await child;
            LogEnded(Path.GetFileName(program), child.ProcessId, result.ExitCode, errors);
            failure?.Throw();
            return new ChildResult(result.ExitCode, errors.ToString()) { Cpu = cpu };
        }
        catch (OperationCanceledException) when (isEnough)
        {
            return new ChildResult(0, errors.ToString()) { Cpu = cpu };
        }
        catch (OperationCanceledException)
        {
            LogKilled(Path.GetFileName(program), child.ProcessId, errors);
            failure?.Throw();
            throw;
        }
        finally
        {
            // What the program started may outlive it.
            ProcessGroup.Kill(child.ProcessId);
        }
    }

    private Command Wrap(string program, IReadOnlyList<string> arguments)
    {
        var memory = options.Value.MemoryLimitBytes.ToString(CultureInfo.InvariantCulture);
        string[] line =
        [
            ExecutablePath.Find("setpriv"), "--pdeathsig", "KILL",
            ExecutablePath.Find("prlimit"), $"--as={memory}", "--core=0",
            ExecutablePath.Find(program), .. arguments,
        ];
        return Cli.Wrap(ExecutablePath.Find("setsid"))
            .WithArguments(line)
            .WithEnvironmentVariables(WithoutSecrets())
            .WithStandardInputPipe(PipeSource.Null)
            .WithValidation(CommandResultValidation.None);
    }

    private async Task<CommandTask<CommandResult>> StartAsync(Command command, CancellationToken kill)
    {
        try
        {
            var starting = launcher.StartAsync(() => new Started(command.ExecuteAsync(kill)));
            return (await starting).Child;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw MediaFailures.Missing(exception);
        }
    }

    /// <summary>The launcher's thread only starts; what follows runs on the pool.</summary>
    private static Func<Stream, CancellationToken, Task> OffLauncher(Func<Stream, CancellationToken, Task> read) =>
        async (stream, token) =>
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await read(stream, token);
        };

    private static Dictionary<string, string?> WithoutSecrets() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => (string)variable.Key)
            .Except(InheritedVariables)
            .ToDictionary(name => name, _ => (string?)null);

    [LoggerMessage(LogLevel.Debug, "{Program} {ProcessId} ended with {ExitCode}: {Errors}")]
    private partial void LogEnded(string program, int processId, int exitCode, ErrorOutput errors);

    [LoggerMessage(LogLevel.Debug, "{Program} {ProcessId} was killed: {Errors}")]
    private partial void LogKilled(string program, int processId, ErrorOutput errors);

    /// <summary>Keeps a started child from being awaited with its start.</summary>
    private sealed record Started(CommandTask<CommandResult> Child);
}
