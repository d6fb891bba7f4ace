package dev.wirefold.wire.format;

import dev.wirefold.wire.Input;
import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer of HTTP/1.1 as it came over the wire (RFC 9112).
 *
 * @param status 0 when the answer does not begin with one
 * @param fields by name in lower case
 * @param content without chunks, expanded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpAnswer(int status, Map<String, String> fields, byte[] content) {
    private static final String CHARSET = "charset=";

    /** @throws UnusableException when its content is in an encoding that is not read, or broken */
    static HttpAnswer of(byte[] message) throws UnusableException {
        int end = endOfHeader(message);
        String[] lines = new String(message, 0, end, StandardCharsets.ISO_8859_1).split("\n", -1);
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        byte[] content = Arrays.copyOfRange(message, end, message.length);
        int status = status(lines[0]);
        return new HttpAnswer(status, fields, status == 200 ? decoded(content, fields) : content);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What a media type says of the encoding, or null. */
    static @Nullable String charset(String mediaType) {
        int at = mediaType.toLowerCase(Locale.ROOT).indexOf(CHARSET);
        if (at < 0) {
            return null;
        }
        String rest = mediaType.substring(at + CHARSET.length());
        int end = rest.indexOf(';');
        String name =
                (end < 0 ? rest : rest.substring(0, end)).replace("\"", "").strip();
        return name.isEmpty() ? null : name;
    }

    private static int status(String line) {
        int blank = line.indexOf(' ');
        if (!line.startsWith("HTTP/") || blank < 0 || line.length() < blank + 4) {
            return 0;
        }
        String digits = line.substring(blank + 1, blank + 4);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(digits) : 0;
    }

    private static int endOfHeader(byte[] message) {
        for (int i = 0; i + 1 < message.length; i++) {
            if (message[i] == '\n' && message[i + 1] == '\n') {
                return i + 2;
            }
            if (message[i] == '\n' && message[i + 1] == '\r' && i + 2 < message.length && message[i + 2] == '\n') {
                return i + 3;
            }
        }
        return message.length;
    }

    private static byte[] decoded(byte[] content, Map<String, String> fields) throws UnusableException {
        boolean chunked = fields.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
        byte[] whole = chunked ? withoutChunks(content) : content;
        String encoding = fields.getOrDefault("content-encoding", "").toLowerCase(Locale.ROOT);
        try {
            return switch (encoding) {
                case "", "identity" -> whole;
                case "gzip", "x-gzip" ->
                    isGzip(whole) ? expanded(new GZIPInputStream(new ByteArrayInputStream(whole))) : whole;
                case "deflate" -> expanded(new InflaterInputStream(new ByteArrayInputStream(whole)));
                default -> throw new UnusableException("is compressed by " + encoding + ", which is not read");
            };
        } catch (IOException e) {
            throw new UnusableException("is compressed and broken: " + e.getMessage(), e);
        }
    }

    /** Some archives keep what they expanded under the name of the compression. */
    private static boolean isGzip(byte[] content) {
        return content.length > 2 && (content[0] & 0xFF) == 0x1F && (content[1] & 0xFF) == 0x8B;
    }

    private static byte[] expanded(InputStream compressed) throws IOException, UnusableException {
        byte[] content = compressed.readNBytes(Input.MAX_DOCUMENT_BYTES + 1);
        if (content.length > Input.MAX_DOCUMENT_BYTES) {
            throw new UnusableException("expands to more than " + Input.MAX_DOCUMENT_BYTES + " bytes");
        }
        return content;
    }

    /** As it is, if it has none, because the archive has put it together already. */
    private static byte[] withoutChunks(byte[] content) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(content.length);
        int at = 0;
        while (at < content.length) {
            int end = at;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            int size = size(new String(content, at, end - at, StandardCharsets.ISO_8859_1));
            if (size < 0 || size > content.length - end - 1) {
                return whole.size() == 0 ? content : whole.toByteArray();
            }
            if (size == 0) {
                return whole.toByteArray();
            }
            whole.write(content, end + 1, size);
            at = end + 1 + size;
            while (at < content.length && (content[at] == '\r' || content[at] == '\n')) {
                at++;
            }
        }
        return whole.toByteArray();
    }

    /** In hexadecimal, before what extends it; -1 when it is no size. */
    private static int size(String line) {
        int end = line.indexOf(';');
        String digits = (end < 0 ? line : line.substring(0, end)).strip();
        try {
            return digits.isEmpty() || digits.startsWith("-") || digits.startsWith("+")
                    ? -1
                    : Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
