package dev.wirefold.topology.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one kind. A row that changes several times while a record is read, as an article's does with each answer that a
 * bundle brings, is encoded once, when all is {@linkplain #save saved}. Made anew whenever a task's processor is, so nothing of
 * an aborted transaction stays.
 *
 * @param <K> what a row is about
 * @param <V> what it says; never changes
 */
final class HeldRows<K, V> {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final Function<K, Bytes> rowKey;
    private final Function<V, byte[]> encode;
    private final Function<byte[], V> decode;
    private final Map<K, V> unsaved = new LinkedHashMap<>();
    private final RecentRows<K, V> recent = new RecentRows<>();

    HeldRows(
            KeyValueStore<Bytes, byte[]> rows,
            Function<K, Bytes> rowKey,
            Function<V, byte[]> encode,
            Function<byte[], V> decode) {
        this.rows = rows;
        this.rowKey = rowKey;
        this.encode = encode;
        this.decode = decode;
    }

    @Nullable
    V get(K key) {
        return recent.get(key, this::read);
    }

    private @Nullable V read(K key) {
        V known = unsaved.get(key);
        if (known != null) {
            return known;
        }
        byte[] row = rows.get(rowKey.apply(key));
        return row == null ? null : decode.apply(row);
    }

    void put(K key, V row) {
        recent.put(key, row);
        unsaved.put(key, row);
    }

    void remove(K key) {
        recent.remove(key);
        unsaved.remove(key);
        rows.delete(rowKey.apply(key));
    }

    /** Nothing is in the store before. */
    void save() {
        unsaved.forEach((key, row) -> rows.put(rowKey.apply(key), encode.apply(row)));
        unsaved.clear();
    }
}
