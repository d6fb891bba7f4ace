package dev.wirefold.wire.fetch;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bodies with the encoding that the server names, where readers go by the document alone. */
public final class WebText {
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final String CHARSET = "charset=";

    private WebText() {}

    /**
     * The same document in UTF-8 with a byte order mark, as browsers have it: a mark of its own comes first, then what the
     * server says. Where neither is there, or the bytes are not of that encoding, it stays as it is.
     */
    public static byte[] marked(byte[] body, @Nullable String contentType) {
        Charset named = charset(contentType);
        if (named == null || hasMark(body)) {
            return body;
        }
        try {
            CharBuffer text = named.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            ByteBuffer utf8 = StandardCharsets.UTF_8.encode(text);
            byte[] marked = new byte[UTF_8_MARK.length + utf8.remaining()];
            System.arraycopy(UTF_8_MARK, 0, marked, 0, UTF_8_MARK.length);
            utf8.get(marked, UTF_8_MARK.length, utf8.remaining());
            return marked;
        } catch (CharacterCodingException e) {
            return body;
        }
    }

    private static boolean hasMark(byte[] body) {
        int first = body.length < 2 ? 0 : ((body[0] & 0xff) << 8) | (body[1] & 0xff);
        return first == 0xfeff || first == 0xfffe || first == 0xefbb;
    }

    private static @Nullable Charset charset(@Nullable String contentType) {
        String lower = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(CHARSET);
        if (at < 0) {
            return null;
        }
        int start = at + CHARSET.length();
        int end = lower.indexOf(';', start);
        String name = lower.substring(start, end < 0 ? lower.length() : end)
                .replace("\"", "")
                .strip();
        // What is called ISO 8859-1 or ASCII on the web is Windows-1252.
        String meant =
                name.equals("iso-8859-1") || name.equals("us-ascii") || name.equals("latin1") ? "windows-1252" : name;
        try {
            return Charset.forName(meant);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
