package dev.wirefold.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Beginnings of lines in any letter case, looked up by their first letters: that spares most lines a closer look. */
final class Openings {
    private static final int BUCKETS = 64;

    private final String[][] byFirstLetter = new String[BUCKETS][];

    private Openings(List<String> openings) {
        List<List<String>> buckets = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            buckets.add(new ArrayList<>());
        }
        openings.forEach(opening -> buckets.get(bucket(opening.charAt(0))).add(opening));
        Arrays.setAll(byFirstLetter, i -> buckets.get(i).toArray(String[]::new));
    }

    /** @param openings in lower case, parted by bars */
    static Openings of(String openings) {
        return new Openings(List.of(openings.split("\\|", -1)));
    }

    Stream<String> all() {
        return Arrays.stream(byFirstLetter).flatMap(Arrays::stream);
    }

    /** Whether one of them stands there. */
    boolean standAt(String line, int at) {
        if (at >= line.length()) {
            return false;
        }
        for (String opening : byFirstLetter[bucket(Phrases.small(line.charAt(at)))]) {
            if (Phrases.standsAt(line, at, opening)) {
                return true;
            }
        }
        return false;
    }

    private static int bucket(char first) {
        return first % BUCKETS;
    }
}
