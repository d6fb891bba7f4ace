package dev.wirefold.wire;

import java.nio.charset.StandardCharsets;

/**
 * The beginning of an input, by which its format is recognised.
 *
 * @param name where the input comes from
 * @param text its first characters, without byte order mark and leading white space; bytes that are no text are replaced
 */
public record InputStart(String name, String text) {
    public static final int MAX_BYTES = 8 * 1024;

    public static InputStart of(String name, byte[] bytes) {
        String text = new String(bytes, TextEncoding.byMark(bytes, StandardCharsets.UTF_8));
        return new InputStart(name, (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading());
    }
}
