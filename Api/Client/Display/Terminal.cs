using Spectre.Console;

namespace TVidz.Client.Display;

/// <summary>Where the command line writes to: a terminal, or a file or pipe.</summary>
internal sealed class Terminal
{
    /// <summary>Width of the tables that are written to a file or pipe, in characters.</summary>
    private const int PlainWidth = 120;

    /// <summary>Looks at where standard output goes.</summary>
    public Terminal()
    {
        Console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected)
        {
            Console.Profile.Width = PlainWidth;
            Progress = new LinesDisplay(System.Console.Out);
        }
        else
        {
            Progress = new BarsDisplay(Console);
        }
    }

    /// <summary>The console.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Bars on a terminal, else lines.</summary>
    public IProgressDisplay Progress { get; }

    /// <summary>Writes a line to standard error: something went wrong.</summary>
    public static void Complain(string message) => System.Console.Error.WriteLine(message);
}
