using System.CommandLine;
using Amazon.Runtime;
using TVidz.Client.Commands;
using TVidz.Client.Display;
using TVidz.Client.Http;
using TVidz.Client.Predecessor;

var root = new RootCommand("The command line's client of TVidz.")
{
    AddCommand.Create(),
    CompareCommand.Create(),
    WaitReadyCommand.Create(),
    ObjectsCommand.Create(),
    ImportCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is ApiException or ImportException or AmazonClientException or AmazonServiceException or IOException)
{
    Terminal.Complain(error.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
