namespace TVidz.Media.Containers;

/// <summary>What a container says of its picture: one stream, all of whose frames are in the file and are shown.</summary>
/// <param name="Container">As ffprobe calls it.</param>
/// <param name="StreamIndex">Which of the file's streams it is, from 0.</param>
/// <param name="Coding">How it is coded.</param>
/// <param name="Width">Pixels as shown.</param>
/// <param name="Height">Pixels as shown.</param>
/// <param name="Frames">In the order of coding, at least one.</param>
internal sealed record CodedPicture(
    string Container, int StreamIndex, PictureCoding Coding, int Width, int Height, IReadOnlyList<CodedFrame> Frames)
{
    /// <summary>What there is to say of the file without having decoded it.</summary>
    /// <exception cref="NotPlainException">Nothing is shown.</exception>
    public MediaInfo Describe()
    {
        var duration = Frames.Max(frame => frame.Time + frame.Duration) - Frames.Min(frame => frame.Time);
        var shown = Frames.Sum(frame => frame.Duration);
        return duration > 0 && shown > 0 && Width > 0 && Height > 0
            ? new MediaInfo(duration, Width, Height, Frames.Count / shown, Coding.Codec, Container, StreamIndex)
            {
                HasCheapPackets = true,
            }
            : throw new NotPlainException("an empty picture");
    }
}
