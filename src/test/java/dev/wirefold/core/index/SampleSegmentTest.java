package dev.wirefold.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSegmentTest {
    private static final int KEYS = 1 << SampleSegment.KEY_BITS;
    private static final int LEAST_ENTRY = -1 << (SampleSegment.ENTRY_BITS - 1);

    /** While a segment grows to many. */
    private static final double MOST_PLACES_PER_ENTRY = 2.2;

    /** Where keys come from: anywhere, or all near one another, so that they push one another on from their homes. */
    private static int key(Random random, int shape) {
        return switch (shape) {
            case 0 -> random.nextInt(KEYS);
            case 1 -> random.nextInt(300);
            case 2 -> KEYS - 1 - random.nextInt(300);
            default -> random.nextInt(40) * (KEYS / 40);
        };
    }

    /** Now and then one that is there, or a negative one. */
    private static int entry(Random random, List<Integer> entries) {
        return switch (random.nextInt(16)) {
            case 0 -> LEAST_ENTRY + random.nextInt(-LEAST_ENTRY);
            case 1 -> entries.isEmpty() ? 0 : entries.get(random.nextInt(entries.size()));
            case 2 -> random.nextBoolean() ? LEAST_ENTRY : ~LEAST_ENTRY;
            default -> random.nextInt(-LEAST_ENTRY);
        };
    }

    private static List<Integer> read(SampleSegment segment, int key) {
        int[] into = new int[64];
        int count = segment.read(key, into);
        return Arrays.stream(into, 0, count).sorted().boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithSortedLists(long seed) {
        Random random = new Random(seed);
        int shape = (int) (seed % 4);
        SampleSegment segment = new SampleSegment();
        Map<Integer, List<Integer>> model = new TreeMap<>();
        int size = 0;
        for (int step = 0; step < 20_000; step++) {
            String at = "seed " + seed + ", step " + step;
            int key = key(random, shape);
            List<Integer> entries = model.computeIfAbsent(key, any -> new ArrayList<>());
            boolean growing = step / 4_000 % 2 == 0;
            if (entries.size() < 40 && random.nextInt(10) < (growing ? 9 : 1)) {
                int entry = entry(random, entries);
                int most = random.nextInt(8) == 0 ? random.nextInt(4) : 40;
                boolean free = entries.stream().allMatch(other -> other >= 0 && other != entry);
                assertThat(segment.add(key, entry, most)).as(at).isEqualTo(free && entries.size() <= most);
                if (free && entries.size() <= most) {
                    entries.add(entry);
                    size++;
                }
            } else {
                int missing = LEAST_ENTRY + random.nextInt(1 << SampleSegment.ENTRY_BITS);
                assertThat(segment.remove(key, missing)).as(at).isEqualTo(entries.remove((Object) missing));
                Map.Entry<Integer, List<Integer>> next = ((TreeMap<Integer, List<Integer>>) model).ceilingEntry(key);
                if (next != null && !next.getValue().isEmpty()) {
                    int there = next.getValue()
                            .remove(random.nextInt(next.getValue().size()));
                    assertThat(segment.remove(next.getKey(), there)).as(at).isTrue();
                    size--;
                }
            }
            assertThat(read(segment, key)).as(at).isEqualTo(sorted(entries));
            if (step % 500 == 0) {
                model.forEach(
                        (one, list) -> assertThat(read(segment, one)).as(at).isEqualTo(sorted(list)));
            }
        }
        model.forEach((key, entries) -> entries.forEach(entry ->
                assertThat(segment.remove(key, entry)).as("seed " + seed).isTrue()));
        assertThat(segment.isEmpty()).as("seed %d, %d entries", seed, size).isTrue();
    }

    private static List<Integer> sorted(List<Integer> entries) {
        return entries.stream().sorted().toList();
    }

    @Test
    void readsNoMoreThanThereIsRoomFor() {
        SampleSegment segment = new SampleSegment();
        for (int entry = 0; entry < 5; entry++) {
            segment.add(7, entry, 9);
        }
        assertThat(segment.read(7, new int[3])).isEqualTo(3);
        assertThat(segment.read(6, new int[3])).isZero();
        assertThat(segment.read(8, new int[3])).isZero();
    }

    @Test
    void takesRoomByWhatItHolds() {
        Random random = new Random(1);
        SampleSegment segment = new SampleSegment();
        int[] keys = random.ints(10_000, 0, KEYS).toArray();
        for (int i = 0; i < keys.length; i++) {
            segment.add(keys[i], i, 99);
            if (i > 100) {
                assertThat((double) segment.capacity()).isLessThan(MOST_PLACES_PER_ENTRY * (i + 1));
            }
        }
        for (int i = 0; i < keys.length; i++) {
            segment.remove(keys[i], i);
        }
        assertThat(segment.capacity()).isLessThan(20);
    }
}
