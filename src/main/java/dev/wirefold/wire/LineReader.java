package dev.wirefold.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Splits a stream in UTF-8 into lines in bounded memory. */
public final class LineReader {
    private final InputStream in;
    private final int maxBytes;
    private long linesRead;

    /**
     * @param number of the line in its file, from 1
     * @param text without surrounding white space; empty when there is a problem
     * @param problem why the line can't be read, or null
     */
    public record Line(long number, String text, @Nullable String problem) {}

    /**
     * @param linesBefore lines of the file in front of the stream
     * @param maxBytes longest line, its line feed not counted
     */
    public LineReader(InputStream in, long linesBefore, int maxBytes) {
        this.in = in;
        this.linesRead = linesBefore;
        this.maxBytes = maxBytes;
    }

    /** The next line with more than white space on it, or nothing at the end. */
    public Optional<Line> next() throws IOException {
        while (true) {
            Optional<Line> line = nextOfAny();
            if (line.isEmpty()
                    || line.get().problem() != null
                    || !line.get().text().isEmpty()) {
                return line;
            }
        }
    }

    private Optional<Line> nextOfAny() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        boolean complete = true;
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() < maxBytes) {
                bytes.write(next);
            } else {
                complete = false;
            }
        }
        linesRead++;
        if (!complete) {
            return Optional.of(new Line(linesRead, "", "the line is longer than " + maxBytes + " bytes"));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return Optional.of(new Line(linesRead, text.strip(), null));
        } catch (CharacterCodingException e) {
            return Optional.of(new Line(linesRead, "", "the line is not valid UTF-8"));
        }
    }
}
