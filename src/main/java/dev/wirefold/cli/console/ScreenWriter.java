package dev.wirefold.cli.console;

import dev.wirefold.contract.Printable;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a command prints goes through here, so nothing that {@link Printable} excludes reaches a terminal, whoever forgot
 * {@link DisplayText}. It is written as JSON escapes it, {@code \u009b}, which people see and programs read as what it was. Line
 * ends and tabs stay, and so do this program's own colours and its progress line where the terminal has them.
 */
final class ScreenWriter extends PrintWriter {
    private static final char ESCAPE = '\u001B';
    private static final int MAX_CODE_CHARS = 2;

    /** Of {@link Terminal} and of picocli; none that hides or blinks. */
    private static final Set<String> COLOURS =
            Set.of("0", "1", "2", "3", "4", "21", "22", "23", "24", "31", "32", "33", "34", "35", "36", "37", "39");

    private final PrintWriter screen;
    private final Terminal terminal;
    private final @Nullable ScreenWriter beside;
    private volatile boolean hasProgress;

    /** @param beside another on the same screen, whose progress line is gone before anything is written here; null: none */
    ScreenWriter(PrintWriter screen, Terminal terminal, @Nullable ScreenWriter beside) {
        super(screen, true);
        this.screen = screen;
        this.terminal = terminal;
        this.beside = beside;
    }

    @Override
    public void write(int c) {
        write(String.valueOf((char) c), 0, 1);
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        write(new String(buffer, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) {
        String written = text.substring(offset, offset + length);
        if (beside != null) {
            beside.endProgress();
        }
        if (terminal.interactive() && written.startsWith(ProgressLine.CLEAR_LINE)) {
            hasProgress = written.length() > ProgressLine.CLEAR_LINE.length();
        } else {
            endProgress();
        }
        screen.write(shown(written));
    }

    /** What is written behind a progress line would stand on it. */
    private void endProgress() {
        if (hasProgress) {
            hasProgress = false;
            screen.write(ProgressLine.CLEAR_LINE);
            screen.flush();
        }
    }

    private String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int own = ownSequence(text, at);
            int c = text.codePointAt(at);
            if (own > 0) {
                out.append(text, at, at + own);
                at += own;
                continue;
            }
            int length = Character.charCount(c);
            if (isShown(c)) {
                out.appendCodePoint(c);
            } else {
                text.substring(at, at + length).chars().forEach(unit -> out.append(String.format("\\u%04x", unit)));
            }
            at += length;
        }
        return out.toString();
    }

    private static boolean isShown(int codePoint) {
        return codePoint == '\n'
                || codePoint == '\t'
                || Character.getType(codePoint) == Character.SURROGATE
                || Printable.isPrintable(codePoint);
    }

    /** How many characters of this program's own sequences begin there. */
    private int ownSequence(String text, int at) {
        if (text.startsWith("\r\n", at)) {
            return 1;
        }
        if (terminal.interactive() && text.startsWith(ProgressLine.CLEAR_LINE, at)) {
            return ProgressLine.CLEAR_LINE.length();
        }
        if (!terminal.coloured() || text.charAt(at) != ESCAPE || !text.startsWith("[", at + 1)) {
            return 0;
        }
        int end = text.indexOf('m', at);
        boolean isColour = end > 0 && end - at - 2 <= MAX_CODE_CHARS && COLOURS.contains(text.substring(at + 2, end));
        return isColour ? end + 1 - at : 0;
    }

    /** See {@link Console#outFailure}. */
    Optional<String> failure() {
        flush();
        return screen instanceof ProcessWriter process ? Optional.ofNullable(process.failure()) : Optional.empty();
    }

    @Override
    public boolean checkError() {
        return super.checkError() || screen.checkError();
    }
}
