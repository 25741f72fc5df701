namespace TVidz.Media.Processes;

/// <summary>Whoever reads a program's output needs no more of it: the program is ended, and that is no failure.</summary>
internal sealed class EnoughException() : Exception("The rest of the output is not needed");
