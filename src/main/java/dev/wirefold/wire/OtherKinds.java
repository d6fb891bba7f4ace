package dev.wirefold.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names what is often found among articles and holds none that is read, by how it begins. */
final class OtherKinds {
    private static final List<Kind> KINDS = List.of(
            kind("a PDF document", "%PDF-"),
            kind("PostScript", "%!PS"),
            kind("a document in RTF", "{\\rtf"),
            kind("an archive in ZIP, as Word, OpenDocument and EPUB files are too", "PK\u0003\u0004"),
            kind("an archive in ZIP", "PK\u0005\u0006"),
            kind("a document of Microsoft Office or Outlook", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
            kind("an attachment of Outlook in TNEF", "x\u009F>\""),
            kind("an archive in RAR", "Rar!\u001A\u0007"),
            kind("an archive in 7z", "7z\u00BC\u00AF'\u001C"),
            kind("compressed by bzip2", "BZh"),
            kind("compressed by xz", "\u00FD7zXZ\u0000"),
            kind("compressed by zstd", "(\u00B5/\u00FD"),
            kind("a picture in PNG", "\u0089PNG\r\n\u001A\n"),
            kind("a picture in JPEG", "\u00FF\u00D8\u00FF"),
            kind("a picture in GIF", "GIF8"),
            kind("a picture in TIFF", "II*\u0000"),
            kind("a picture in TIFF", "MM\u0000*"),
            kind("a picture in BMP", "BM", 6, "\u0000\u0000\u0000\u0000"),
            kind("a picture in WebP", "RIFF", 8, "WEBP"),
            kind("sound in WAV", "RIFF", 8, "WAVE"),
            kind("a picture or film in an ISO format", "\u0000\u0000\u0000", 4, "ftyp"),
            kind("a film in Matroska or WebM", "\u001AE\u00DF\u00A3"),
            kind("sound in MP3", "ID3"),
            kind("sound in Ogg", "OggS"),
            kind("sound in FLAC", "fLaC"),
            kind("a font", "wOFF"),
            kind("a font", "wOF2"),
            kind("a database of SQLite", "SQLite format 3\u0000"),
            kind("a table in Parquet", "PAR1"),
            kind("records in Avro", "Obj\u0001"),
            kind("a program", "\u007FELF"),
            kind("a program", "MZ\u0090\u0000"),
            kind("compiled Java", "\u00CA\u00FE\u00BA\u00BE"),
            kind("an archive in tar", "", 257, "ustar"),
            kind("a calendar", "BEGIN:VCALENDAR"),
            kind("a card with an address", "BEGIN:VCARD"));

    /** A document in XML that holds no articles, by its root. */
    private static final List<Kind> ROOTS =
            List.of(kind("a picture in SVG", "<svg"), kind("a map in KML", "<kml"), kind("a property list", "<plist"));

    private static final int MAX_XML_CHARS = 1024;

    private record Kind(String name, String begin, int offset, String later) {
        boolean isAt(String bytes) {
            return bytes.startsWith(begin) && bytes.startsWith(later, offset);
        }
    }

    private OtherKinds() {}

    private static Kind kind(String name, String begin) {
        return kind(name, begin, 0, "");
    }

    private static Kind kind(String name, String begin, int offset, String later) {
        return new Kind(name, begin, offset, later);
    }

    /** What an input is that begins so, as in "is a PDF document"; nothing if it may hold articles. */
    static Optional<String> nameOf(byte[] beginning) {
        String bytes = new String(beginning, StandardCharsets.ISO_8859_1);
        Optional<Kind> kind = KINDS.stream().filter(one -> one.isAt(bytes)).findFirst();
        if (kind.isEmpty() && bytes.stripLeading().startsWith("<")) {
            String xml =
                    bytes.substring(0, Math.min(bytes.length(), MAX_XML_CHARS)).toLowerCase(Locale.ROOT);
            kind = ROOTS.stream()
                    .filter(root -> xml.stripLeading().startsWith(root.begin())
                            || (xml.contains("<?xml") && !xml.contains("<html") && xml.contains(root.begin())))
                    .findFirst();
        }
        return kind.map(Kind::name);
    }
}
