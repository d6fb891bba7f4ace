package dev.wirefold.wire.format;

import dev.wirefold.wire.Input;
import dev.wirefold.wire.TextEncoding;
import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * A message in the formats of mail (RFC 5322, MIME): its header, and its parts in order, those of messages inside of it left
 * out.
 *
 * @param header the values of its fields by name in lower case, decoded; of several of one name the first
 * @param attachments how many parts are files, or messages of their own
 */
record MailParts(Map<String, String> header, List<Part> parts, int attachments) {
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_DEPTH_PARTS = 20;
    private static final int MAX_HEADER_FIELDS = 5_000;
    private static final int MAX_FIELD_BYTES = 256 * 1024;

    /** Longer values are lists of addresses and signatures, and none that says anything of an article. */
    private static final int MAX_VALUE_CHARS = 4_000;

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(MAX_HEADER_FIELDS)
            .setMaxHeaderLen(MAX_FIELD_BYTES)
            .build();

    /**
     * A part that holds no others.
     *
     * @param type its media type, in lower case
     * @param header as that of the message
     * @param charset the one it names, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(
            String type,
            Map<String, String> header,
            @Nullable String charset,
            byte[] content) {
        String text() throws UnusableException {
            return decode(content, charset);
        }
    }

    /** @throws UnusableException when it is no message, or more than one should be */
    static MailParts read(byte[] message) throws UnusableException {
        MimeTokenStream tokens = new MimeTokenStream(CONFIG);
        int from = 0;
        while (from < message.length && message[from] >= 0 && message[from] <= ' ') {
            from++;
        }
        tokens.parse(new ByteArrayInputStream(message, from, message.length - from));
        try {
            return new Reader(tokens).read();
        } catch (MimeException | IOException e) {
            throw new UnusableException("is not valid mail: " + e.getMessage(), e);
        }
    }

    String field(String name) {
        return header.getOrDefault(name, "");
    }

    /** In the encoding that it names, else in the one that its bytes look like. */
    static String decode(byte[] content, @Nullable String charset) throws UnusableException {
        Optional<Charset> named = charset == null ? Optional.empty() : charset(charset);
        if (named.isPresent() && !named.get().equals(StandardCharsets.US_ASCII)) {
            try {
                return TextEncoding.decode(content, named.get());
            } catch (CharacterCodingException e) {
                return TextEncoding.decode(content);
            }
        }
        return TextEncoding.decode(content);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static final class Reader {
        private final MimeTokenStream tokens;
        private final Map<String, String> header = new HashMap<>();
        private final List<Part> parts = new ArrayList<>();
        private Map<String, String> partHeader = header;
        private int attachments;
        private int depth;
        private int messages;

        Reader(MimeTokenStream tokens) {
            this.tokens = tokens;
        }

        MailParts read() throws IOException, MimeException, UnusableException {
            for (EntityState at = tokens.getState();
                    at != EntityState.T_END_OF_STREAM && parts.size() + attachments < MAX_PARTS;
                    at = tokens.next()) {
                take(at);
            }
            return new MailParts(header, parts, attachments);
        }

        private void take(EntityState at) throws IOException, UnusableException {
            switch (at) {
                case T_START_MESSAGE -> messages++;
                case T_END_MESSAGE -> messages--;
                case T_START_BODYPART -> partHeader = new HashMap<>();
                case T_FIELD -> takeField(tokens.getField());
                case T_START_MULTIPART -> {
                    depth++;
                    if (depth > MAX_DEPTH_PARTS) {
                        throw new UnusableException(
                                "has parts inside of parts, more than " + MAX_DEPTH_PARTS + " deep");
                    }
                }
                case T_END_MULTIPART -> depth--;
                case T_BODY -> takeBody(tokens.getBodyDescriptor());
                default -> {}
            }
        }

        private void takeField(Field field) {
            if (messages <= 1) {
                partHeader.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), value(field));
            }
        }

        private void takeBody(BodyDescriptor body) throws IOException {
            boolean attached = messages > 1
                    || partHeader
                            .getOrDefault("content-disposition", "")
                            .toLowerCase(Locale.ROOT)
                            .startsWith("attachment")
                    || !(body.getMimeType().startsWith("text/")
                            || body.getMimeType().equals("application/xhtml+xml"));
            if (attached) {
                attachments++;
            } else {
                byte[] content = tokens.getDecodedInputStream().readNBytes(Input.MAX_DOCUMENT_BYTES);
                parts.add(
                        new Part(body.getMimeType().toLowerCase(Locale.ROOT), partHeader, body.getCharset(), content));
            }
        }

        private static String value(Field field) {
            byte[] raw = field.getRaw() == null ? new byte[0] : field.getRaw().toByteArray();
            try {
                String text = raw.length == 0 ? field.getBody() : TextEncoding.decode(raw);
                String value = text.substring(raw.length == 0 ? 0 : text.indexOf(':') + 1);
                String unfolded = value.replace("\r", "").replace("\n", "").strip();
                String bounded = unfolded.substring(0, Math.min(unfolded.length(), MAX_VALUE_CHARS));
                return DecoderUtil.decodeEncodedWords(bounded, DecodeMonitor.SILENT);
            } catch (UnusableException | IllegalArgumentException e) {
                return "";
            }
        }
    }
}
