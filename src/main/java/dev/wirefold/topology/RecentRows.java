package dev.wirefold.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows say that were needed last: a story in the news is looked at again and again, and decoding a row costs more
 * than what is then done with it. Made anew whenever a task's processor is, so nothing of an aborted transaction stays.
 *
 * @param <K> what a row is about
 * @param <V> what it says; never changes
 */
final class RecentRows<K, V> {
    private final Map<K, V> recent;

    /** @param maxRows how many to keep */
    RecentRows(int maxRows) {
        recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > maxRows;
            }
        };
    }

    @Nullable
    V get(K key) {
        return recent.get(key);
    }

    void put(K key, V row) {
        recent.put(key, row);
    }

    void remove(K key) {
        recent.remove(key);
    }
}
