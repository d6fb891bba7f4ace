package dev.wirefold.topology.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the rows say that were needed last: a story in the news is looked at again and again, and decoding a row costs more
 * than what is then done with it. Fingerprints are the largest, 4 to 20 KiB each. Made anew whenever a task's processor is, so nothing of an aborted transaction stays.
 *
 * @param <K> what a row is about
 * @param <V> what it says; never changes
 */
final class RecentRows<K, V> {
    private static final int MAX_ROWS = 512;

    private final Map<K, V> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_ROWS;
        }
    };

    /** @param read reads and decodes the row if it is none of these; null when there is none */
    @Nullable
    V get(K key, Function<K, @Nullable V> read) {
        V known = recent.get(key);
        if (known != null) {
            return known;
        }
        V row = read.apply(key);
        if (row != null) {
            recent.put(key, row);
        }
        return row;
    }

    void put(K key, V row) {
        recent.put(key, row);
    }

    void remove(K key) {
        recent.remove(key);
    }
}
