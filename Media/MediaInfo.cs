namespace TVidz.Media;

/// <summary>What a media file says of its picture.</summary>
/// <param name="Duration">Seconds of picture as declared; 0 when the file does not say.</param>
/// <param name="Width">Pixels as shown, after rotation.</param>
/// <param name="Height">Pixels as shown, after rotation.</param>
/// <param name="FrameRate">Mean frames a second; 0 when the file does not say.</param>
/// <param name="Codec">The video codec's short name, such as <c>h264</c>.</param>
/// <param name="Container">The container's short name, such as <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</param>
/// <param name="StreamIndex">Which of the file's streams is the picture, from 0.</param>
/// <param name="IsPictureDuration">
/// Whether <paramref name="Duration"/> is the picture's own; otherwise it is the file's, and sound may outlast the picture.
/// </param>
public sealed record MediaInfo(
    double Duration,
    int Width,
    int Height,
    double FrameRate,
    string Codec,
    string Container,
    int StreamIndex = 0,
    bool IsPictureDuration = true)
{
    /// <summary>Whether key frames can be decoded without the others: ffmpeg's decoders of VP9 and AV1 take all frames.</summary>
    public bool HasCheapKeyFrames => Codec is not ("vp9" or "av1");

    /// <summary>Whether its packets can be read without a program being started.</summary>
    public bool HasCheapPackets { get; init; }

    /// <summary>CPU time of the program that said so; zero where none was needed.</summary>
    public TimeSpan Cpu { get; init; }
}
