package dev.wirefold.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the place that a stream writes to, or reads from, can show.
 *
 * @param interactive whether people look at it, not another program
 * @param coloured whether to colour; never without people, nor where the environment sets NO_COLOR (no-color.org)
 * @param columns width in characters; very large where nobody looks
 */
public record Terminal(boolean interactive, boolean coloured, int columns) {
    private static final int DEFAULT_COLUMNS = 80;

    /** A file or a pipe. */
    public static final Terminal NONE = new Terminal(false, false, Integer.MAX_VALUE);

    public static Terminal ofStandardInput(Map<String, String> environment) {
        return of(0, environment);
    }

    public static Terminal ofStandardOutput(Map<String, String> environment) {
        return of(1, environment);
    }

    public static Terminal ofStandardError(Map<String, String> environment) {
        return of(2, environment);
    }

    private static Terminal of(int fileDescriptor, Map<String, String> environment) {
        return isTerminal(fileDescriptor) ? interactive(environment, columns(environment)) : NONE;
    }

    public static Terminal interactive(Map<String, String> environment, int columns) {
        boolean coloured = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(true, coloured, columns);
    }

    /** Java has one answer for all streams together; {@code test} inherits each of them and tells them apart. */
    private static boolean isTerminal(int fileDescriptor) {
        try {
            Process test = new ProcessBuilder("test", "-t", Integer.toString(fileDescriptor))
                    .inheritIO()
                    .start();
            return test.waitFor(1, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int columns(Map<String, String> environment) {
        int columns = number(environment.getOrDefault("COLUMNS", ""));
        if (columns == 0) {
            columns = number(sizeByStty().replaceFirst("^\\d+ ", ""));
        }
        return columns > 0 ? columns : DEFAULT_COLUMNS;
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    /** Rows and columns, or an empty text where that can't be found out. */
    private static String sizeByStty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return "";
            }
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String red(String text) {
        return paint("31", text);
    }

    public String green(String text) {
        return paint("32", text);
    }

    public String yellow(String text) {
        return paint("33", text);
    }

    private String paint(String code, String text) {
        return coloured && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
