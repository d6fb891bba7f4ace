package dev.wirefold.wire.format;

import dev.wirefold.wire.Input;
import dev.wirefold.wire.UnusableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of a WARC one after another, in bounded memory. */
final class WarcRecords {
    private static final int MAX_LINE_BYTES = 64 * 1024;
    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_EMPTY_LINES = 100;

    private final InputStream in;
    private int number;

    /**
     * @param fields by name in lower case
     * @param block its content, or null when it is longer than any page
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(Map<String, String> fields, byte @Nullable [] block) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        String type() {
            return field("warc-type").toLowerCase(Locale.ROOT);
        }
    }

    WarcRecords(InputStream in) {
        this.in = in;
    }

    /** Of the record that was read last, from 1 on. */
    int number() {
        return number;
    }

    /** @throws UnusableException when it is broken here, and nothing behind it can be read */
    Optional<Entry> next() throws IOException, UnusableException {
        String line = line();
        for (int empty = 0; line != null && line.isEmpty() && empty < MAX_EMPTY_LINES; empty++) {
            line = line();
        }
        if (line == null) {
            return Optional.empty();
        }
        if (!line.startsWith("WARC/")) {
            throw broken("expected a record that begins with WARC/");
        }
        number++;
        Map<String, String> fields = fields();
        long length = length(fields.get("content-length"));
        if (length > Input.MAX_DOCUMENT_BYTES) {
            skip(length);
            return Optional.of(new Entry(fields, null));
        }
        byte[] block = in.readNBytes((int) length);
        if (block.length < length) {
            throw broken("it ends in the middle of a record");
        }
        return Optional.of(new Entry(fields, block));
    }

    private void skip(long bytes) throws IOException, UnusableException {
        try {
            in.skipNBytes(bytes);
        } catch (EOFException e) {
            throw broken("it ends in the middle of a record");
        }
    }

    private Map<String, String> fields() throws IOException, UnusableException {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < MAX_FIELDS; i++) {
            String line = line();
            if (line == null) {
                throw broken("it ends in the middle of a record");
            }
            if (line.isEmpty()) {
                return fields;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        throw broken("a record has more than " + MAX_FIELDS + " fields");
    }

    private long length(@Nullable String written) throws UnusableException {
        try {
            long length = written == null ? -1 : Long.parseLong(written);
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw broken("a record has the Content-Length " + written);
        }
        throw broken("a record has no Content-Length");
    }

    /** Without its end; null behind the last one. */
    private @Nullable String line() throws IOException, UnusableException {
        byte[] bytes = new byte[256];
        int length = 0;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (int total = 0; next >= 0 && next != '\n'; next = in.read(), total++) {
            if (total > MAX_LINE_BYTES) {
                throw broken("a line is longer than " + MAX_LINE_BYTES + " bytes");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) next;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }

    private UnusableException broken(String why) {
        return new UnusableException(
                "is broken behind record " + number + ": " + why + "; what comes behind was not read");
    }
}
