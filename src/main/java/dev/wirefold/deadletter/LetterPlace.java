package dev.wirefold.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a dead letter lies: its own partition and offset, not those of the record in it. */
public record LetterPlace(int partition, long offset) {
    private static final int MAX_CHARS = 31;

    /** As the header of a record that was put back names it; empty for anything else. */
    static Optional<LetterPlace> parse(byte[] header) {
        if (header.length > MAX_CHARS) {
            return Optional.empty();
        }
        String text = new String(header, StandardCharsets.UTF_8);
        int at = text.indexOf('@');
        try {
            return at < 0
                    ? Optional.empty()
                    : Optional.of(new LetterPlace(
                            Integer.parseInt(text, 0, at, 10), Long.parseLong(text, at + 1, text.length(), 10)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    byte[] header() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
