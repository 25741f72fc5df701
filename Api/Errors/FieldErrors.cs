using Microsoft.AspNetCore.Http.HttpResults;

namespace TVidz.Api.Errors;

/// <summary>Collects what is wrong with the fields of one request.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>Whether something is wrong.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Takes <paramref name="message"/> in for <paramref name="field"/>, unless it is null.</summary>
    public FieldErrors Add(string field, string? message)
    {
        if (message is not null)
        {
            _errors[field] = [message];
        }

        return this;
    }

    /// <summary>Checks that a given number lies within limits, both included; NaN does not.</summary>
    public FieldErrors Range(string field, double? value, double least, double most) =>
        value is not { } number || (number >= least && number <= most)
            ? this
            : Add(field, FormattableString.Invariant($"{field} must be {least} to {most}; it was {number}."));

    /// <summary>Checks that a text is given and within <paramref name="maxLength"/> characters.</summary>
    public FieldErrors Text(string field, string? value, int maxLength) => value switch
    {
        null or "" => Add(field, $"{field} is missing."),
        _ => MaxLength(field, value, maxLength),
    };

    /// <summary>Checks that a text is within <paramref name="maxLength"/> characters.</summary>
    public FieldErrors MaxLength(string field, string? value, int maxLength) => value?.Length > maxLength
        ? Add(field, $"{field} must have at most {maxLength} characters; it had {value.Length}.")
        : this;

    /// <summary>400 with all of them; its detail has all messages too, for people who read only that.</summary>
    public ValidationProblem ToProblem() => TypedResults.ValidationProblem(
        _errors, ToString(), title: "Bad Request");

    /// <summary>All messages.</summary>
    public override string ToString() => string.Join(' ', _errors.Values.SelectMany(messages => messages));
}
