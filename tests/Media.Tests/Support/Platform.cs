using System.Runtime.Versioning;

// /proc, signals and util-linux.
[assembly: SupportedOSPlatform("linux")]
