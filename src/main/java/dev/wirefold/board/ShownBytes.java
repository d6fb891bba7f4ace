package dev.wirefold.board;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes from elsewhere, as a person can look at them: text where they are UTF-8 without U+0000, else sixteen in hexadecimal on a
 * line, with what is ASCII behind them.
 *
 * @param form of {@code content}
 * @param bytes how many there are
 * @param shownBytes how many of them are in {@code content}, from the first on
 */
record ShownBytes(Form form, String content, int bytes, int shownBytes) {
    static final int MAX_SHOWN_BYTES = 64 * 1024;

    private static final int BYTES_OF_A_LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** How they are shown. */
    enum Form {
        /** There is no value at all, as in a kill. */
        NONE,
        TEXT,
        HEX
    }

    static ShownBytes of(@Nullable ByteBuffer value) {
        if (value == null) {
            return new ShownBytes(Form.NONE, "", 0, 0);
        }
        int bytes = value.remaining();
        ByteBuffer shown = value.slice();
        shown.limit(Math.min(bytes, MAX_SHOWN_BYTES));
        CharBuffer text = text(shown.duplicate(), bytes <= MAX_SHOWN_BYTES);
        return text == null
                ? new ShownBytes(Form.HEX, hex(shown), bytes, shown.remaining())
                : new ShownBytes(Form.TEXT, text.toString(), bytes, shown.remaining());
    }

    /** @param isWhole whether a character may not lack its end */
    private static @Nullable CharBuffer text(ByteBuffer shown, boolean isWhole) {
        CharBuffer text = CharBuffer.allocate(shown.remaining());
        boolean isMalformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(shown, text, isWhole)
                .isError();
        text.flip();
        return isMalformed || text.chars().anyMatch(unit -> unit == 0) ? null : text;
    }

    private static String hex(ByteBuffer shown) {
        StringBuilder lines = new StringBuilder();
        byte[] line = new byte[BYTES_OF_A_LINE];
        for (int at = 0; at < shown.limit(); at += BYTES_OF_A_LINE) {
            int length = Math.min(BYTES_OF_A_LINE, shown.limit() - at);
            shown.get(at, line, 0, length);
            String digits = HEX.formatHex(line, 0, length);
            lines.append(HEX.toHexDigits(at)).append("  ").append(digits);
            lines.append(" ".repeat(3 * BYTES_OF_A_LINE - digits.length() + 1));
            for (int i = 0; i < length; i++) {
                lines.append(line[i] >= ' ' && line[i] < 0x7f ? (char) line[i] : '.');
            }
            lines.append('\n');
        }
        return lines.toString();
    }
}
