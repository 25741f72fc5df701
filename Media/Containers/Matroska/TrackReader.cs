using System.Text;

namespace TVidz.Media.Containers.Matroska;

/// <summary>Finds the picture among the tracks.</summary>
internal static class TrackReader
{
    private const ulong Picture = 1, Sound = 2, Subtitles = 17;
    private const double Nanoseconds = 1e9;

    /// <summary>The only picture.</summary>
    /// <exception cref="NotPlainException">There are several, or none that is plain.</exception>
    public static MatroskaTrack Read(EbmlReader reader, Element tracks)
    {
        MatroskaTrack? picture = null;
        for (var index = 0; reader.Position < tracks.End;)
        {
            var element = reader.Next(tracks.End);
            if (element.Id == ElementId.Track)
            {
                var fields = ReadFields(reader, element);
                switch (Number(reader, fields, ElementId.TrackType))
                {
                    case Picture:
                        picture = picture is null ? ReadPicture(reader, fields, index) : throw new NotPlainException("several pictures");
                        break;
                    case not (Sound or Subtitles):
                        throw new NotPlainException("an uncommon track");
                }

                index++;
            }

            reader.Position = element.End;
        }

        return picture ?? throw new NotPlainException("no picture");
    }

    private static MatroskaTrack ReadPicture(EbmlReader reader, Dictionary<uint, Element> fields, int index)
    {
        if (fields.Keys.Any(id => id is ElementId.ContentEncodings or ElementId.TrackTimestampScale or ElementId.CodecDelay)
            || !fields.TryGetValue(ElementId.Video, out var video))
        {
            throw new NotPlainException("an uncommon picture");
        }

        var settings = ReadFields(reader, video);
        return settings.ContainsKey(ElementId.Projection)
            ? throw new NotPlainException("a projection")
            : new MatroskaTrack(
                index,
                Number(reader, fields, ElementId.TrackNumber),
                ReadCoding(reader, fields),
                (int)Math.Min(int.MaxValue, Number(reader, settings, ElementId.Width)),
                (int)Math.Min(int.MaxValue, Number(reader, settings, ElementId.Height)),
                fields.TryGetValue(ElementId.DefaultDuration, out var duration) ? reader.ReadUnsigned(duration) / Nanoseconds : null);
    }

    private static PictureCoding ReadCoding(EbmlReader reader, Dictionary<uint, Element> fields) =>
        Encoding.Latin1.GetString(Bytes(reader, fields, ElementId.CodecId)).TrimEnd('\0') switch
        {
            "V_MPEG4/ISO/AVC" => PictureCoding.Avc(Bytes(reader, fields, ElementId.CodecPrivate)),
            "V_MPEGH/ISO/HEVC" => PictureCoding.Hevc(Bytes(reader, fields, ElementId.CodecPrivate)),
            "V_VP9" => PictureCoding.Vp9,
            _ => throw new NotPlainException("an uncommon codec"),
        };

    /// <summary>The places of an element's children, of each kind the last.</summary>
    private static Dictionary<uint, Element> ReadFields(EbmlReader reader, Element parent)
    {
        var fields = new Dictionary<uint, Element>();
        reader.Position = parent.Start;
        while (reader.Position < parent.End)
        {
            var element = reader.Next(parent.End);
            fields[element.Id] = element;
            reader.Position = element.End;
        }

        return fields;
    }

    private static ulong Number(EbmlReader reader, Dictionary<uint, Element> fields, uint id) =>
        fields.TryGetValue(id, out var element) ? reader.ReadUnsigned(element) : 0;

    private static byte[] Bytes(EbmlReader reader, Dictionary<uint, Element> fields, uint id) =>
        fields.TryGetValue(id, out var element) ? reader.ReadBytes(element) : [];
}
