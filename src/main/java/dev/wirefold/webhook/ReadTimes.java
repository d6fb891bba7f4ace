package dev.wirefold.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When the records of a partition were read first, in milliseconds since 1970-01-01T00:00Z: each time holds from its offset on,
 * until the next. Many records come in one read, so it is short; else the times of neighbours become one, the latest of them.
 */
final class ReadTimes {
    /** Beside the other metadata of an offset there is room for so many. */
    static final int MAX_STEPS = 64;

    private static final int RADIX = 36;
    private static final long GREATEST_UNIT_MS = 1L << 60;
    private static final String BETWEEN = ",";
    private static final char WITHIN = ':';

    private final TreeMap<Long, Long> steps = new TreeMap<>();
    private long end = Long.MIN_VALUE;

    /** Notes a record; in the order of offsets. */
    void put(long offset, long readMs) {
        Map.Entry<Long, Long> last = steps.lastEntry();
        if (last == null || last.getValue() != readMs) {
            steps.put(offset, readMs);
        }
        end(offset + 1);
    }

    /** Nothing is known from there on. */
    void end(long offset) {
        end = Math.max(end, offset);
    }

    long end() {
        return end;
    }

    /** Empty where nothing is known. */
    OptionalLong at(long offset) {
        Map.Entry<Long, Long> step = offset < end ? steps.floorEntry(offset) : null;
        return step == null ? OptionalLong.empty() : OptionalLong.of(step.getValue());
    }

    /** What is known from an offset on. */
    ReadTimes from(long offset) {
        ReadTimes rest = new ReadTimes();
        at(offset).ifPresent(readMs -> rest.put(offset, readMs));
        steps.tailMap(offset, false).forEach(rest::put);
        rest.end(end);
        return rest;
    }

    /** Adds what another knows of later offsets. */
    void append(ReadTimes later) {
        later.steps.forEach(this::put);
        end(later.end);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** For {@link #parse}. */
    String text(long offset) {
        List<String> parts = new ArrayList<>();
        long lastOffset = offset;
        long lastMs = 0;
        for (Map.Entry<Long, Long> step : shortened().entrySet()) {
            long ms = step.getValue();
            if (parts.isEmpty()) {
                parts.add(Long.toString(ms));
            } else {
                parts.add(number(step.getKey() - lastOffset) + WITHIN + number(ms - lastMs));
                lastOffset = step.getKey();
            }
            lastMs = ms;
        }
        if (parts.isEmpty()) {
            parts.add("");
        }
        parts.add(number(end - offset));
        return String.join(BETWEEN, parts);
    }

    private static String number(long number) {
        return Long.toString(number, RADIX);
    }

    private NavigableMap<Long, Long> shortened() {
        NavigableMap<Long, Long> shorter = steps;
        for (long unitMs = 2; shorter.size() > MAX_STEPS && unitMs < GREATEST_UNIT_MS; unitMs *= 2) {
            shorter = grouped(unitMs);
        }
        return shorter;
    }

    /** Neighbours of one unit become one, with the latest of their times. */
    private NavigableMap<Long, Long> grouped(long unitMs) {
        NavigableMap<Long, Long> groups = new TreeMap<>();
        for (Map.Entry<Long, Long> step : steps.entrySet()) {
            Map.Entry<Long, Long> last = groups.lastEntry();
            long ms = step.getValue();
            if (last != null && Math.floorDiv(last.getValue(), unitMs) == Math.floorDiv(ms, unitMs)) {
                groups.put(last.getKey(), Math.max(last.getValue(), ms));
            } else {
                groups.put(step.getKey(), ms);
            }
        }
        return groups;
    }

    /**
     * What {@link #text} tells. Earlier versions told no more than one time, that of the first offset.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static ReadTimes parse(long offset, String text) {
        String[] parts = text.split(BETWEEN, -1);
        ReadTimes times = new ReadTimes();
        long at = offset;
        long ms = 0;
        if (!parts[0].isEmpty()) {
            ms = Long.parseLong(parts[0]);
            times.put(at, ms);
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int within = parts[i].indexOf(WITHIN);
            if (within < 0) {
                throw new IllegalArgumentException("no step: " + parts[i]);
            }
            at += Long.parseLong(parts[i].substring(0, within), RADIX);
            ms += Long.parseLong(parts[i].substring(within + 1), RADIX);
            times.put(at, ms);
        }
        if (parts.length > 1) {
            times.end(offset + Long.parseLong(parts[parts.length - 1], RADIX));
        }
        return times;
    }
}
