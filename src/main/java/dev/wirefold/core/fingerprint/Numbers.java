package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.WordHash;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the numbers of two reports tell of whether these are one. There are ten numbers of one digit, so many reports share
 * some; a number of three is hardly ever shared by chance. A number counts by its digits, as far as {@value #MOST}.
 */
final class Numbers {
    private static final int MILLION = 1_000_000;
    private static final int MOST = 3;
    private static final int[] OF_ONE_DIGIT = hashes("%d", 10);
    private static final int[] OF_TWO_DIGITS = hashes("%02d", 100);

    private Numbers() {}

    private static int[] hashes(String form, int count) {
        return Sets.of(IntStream.range(0, count)
                .map(number -> hash(String.format(Locale.ROOT, form, number)))
                .toArray());
    }

    /** As a fingerprint has it. */
    private static int hash(String number) {
        return (int) WordHash.of(number);
    }

    private static int digits(int hash) {
        if (Sets.contains(OF_ONE_DIGIT, hash)) {
            return 1;
        }
        return Sets.contains(OF_TWO_DIGITS, hash) ? 2 : MOST;
    }

    /** @param numbers hashes, ascending without repeats */
    private static long weight(int[] numbers) {
        long weight = 0;
        for (int number : numbers) {
            weight += digits(number);
        }
        return weight;
    }

    /** What both have of the one that has less, millionths; all, if that has none. */
    static int sharedMillionths(int[] first, int[] second) {
        long fewer = Math.min(weight(first), weight(second));
        return fewer == 0 ? MILLION : (int) (weight(Sets.shared(first, second)) * MILLION / fewer);
    }
}
