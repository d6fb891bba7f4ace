package dev.wirefold.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Tells in which encoding a text is: what a byte order mark says, else UTF-8 when the bytes are valid UTF-8, else UTF-16
 * when they look like it, else windows-1252, which old newsroom systems write and the WHATWG Encoding Standard takes for
 * Latin-1.
 */
public final class TextEncoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextEncoding() {}

    /** @throws UnusableException when the bytes are no text */
    public static String decode(byte[] bytes) throws UnusableException {
        try {
            return decode(bytes, byMark(bytes, guess(bytes)));
        } catch (CharacterCodingException e) {
            throw new UnusableException("is binary, or text in an unknown encoding", e);
        }
    }

    /**
     * In an encoding that is known.
     *
     * @throws CharacterCodingException when the bytes are not in that encoding
     * @throws UnusableException when they are, and are no text
     */
    public static String decode(byte[] bytes, Charset charset) throws CharacterCodingException, UnusableException {
        String text = strictly(bytes, charset);
        if (looksBinary(text)) {
            throw new UnusableException("is binary, not text");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether a byte order mark says it. */
    public static boolean isMarked(byte[] bytes) {
        return !byMark(bytes, WINDOWS_1252).equals(WINDOWS_1252);
    }

    static Charset byMark(byte[] bytes, Charset otherwise) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return otherwise;
    }

    private static Charset guess(byte[] bytes) {
        long zerosAtEven = zeros(bytes, 0);
        long zerosAtOdd = zeros(bytes, 1);
        // Text in a Latin script has a zero in nearly every second byte; other encodings of text have none.
        if (zerosAtOdd > bytes.length / 4 && zerosAtEven == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (zerosAtEven > bytes.length / 4 && zerosAtOdd == 0) {
            return StandardCharsets.UTF_16BE;
        }
        try {
            strictly(bytes, StandardCharsets.UTF_8);
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return WINDOWS_1252;
        }
    }

    private static long zeros(byte[] bytes, int from) {
        long zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            if (bytes[i] == 0) {
                zeros++;
            }
        }
        return zeros;
    }

    private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean looksBinary(String text) {
        long controls = text.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
                .count();
        return text.indexOf('\0') >= 0 || text.startsWith("%PDF-") || controls > text.length() / 100;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
