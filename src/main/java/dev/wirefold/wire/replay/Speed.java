package dev.wirefold.wire.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many seconds of event time go by in a second.
 *
 * @param factor above 0; infinite for as fast as it goes
 */
public record Speed(double factor) {
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)x?");

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("expected a speed above 0, got " + factor);
        }
    }

    /** @throws IllegalArgumentException when the text is neither {@code max} nor a number above 0 and perhaps an {@code x} */
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        Matcher number = FORM.matcher(text);
        if (!number.matches() || Double.parseDouble(number.group(1)) == 0) {
            throw new IllegalArgumentException("expected a speed such as 1x, 100x, 0.5x or max, got '" + text + "'");
        }
        return new Speed(Double.parseDouble(number.group(1)));
    }

    boolean isMax() {
        return Double.isInfinite(factor);
    }
}
